package io.boulderk8s.image;

import io.boulderk8s.compose.Build;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.files.TemporaryFolder;
import io.boulderk8s.process.ProcessResult;
import io.boulderk8s.report.Reporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Makes the image of a checkout's programs: its `bin/` on top of the runner's image. The tag is a
 * hash of both, so a running pod never sees its programs change, and the same programs are the same
 * image.
 *
 * @param folder where the programs are in the image
 */
public record ProgramsImage(EngineImages engine, String folder) {
  private static final String REPOSITORY = "boulder-k8s/programs";

  /**
   * Makes the image unless the engine has it.
   *
   * @param base the runner's image, which the engine has
   * @param bin the checkout's programs
   * @return its reference
   * @throws BoulderK8sException IMAGE
   */
  public String ensure(String base, Path bin, Reporter reporter) {
    Map<String, String> there = engine.all();
    String content = ProgramsContent.of(bin);
    String reference = REPOSITORY + ":" + ProgramsContent.tag(id(there, base), content);
    if (!there.containsKey(ImageReference.parse(reference).canonicalName())) {
      String unchecked = reference + "-unchecked";
      reporter.step("build " + reference, () -> build(unchecked, base, bin, reporter));
      refuseChanged(bin, content);
      engine.rename(unchecked, reference);
    }
    return reference;
  }

  private static String id(Map<String, String> images, String base) {
    return Optional.ofNullable(images.get(ImageReference.parse(base).canonicalName()))
        .orElseThrow(
            () ->
                BoulderK8sException.of(
                    FailureKind.IMAGE,
                    base,
                    "the engine does not have it, so the image of the programs cannot be made",
                    ImageProblems.NEXT));
  }

  private void build(String reference, String base, Path bin, Reporter reporter) {
    try (TemporaryFolder temporary = TemporaryFolder.create()) {
      Path dockerfile = temporary.path().resolve("Dockerfile");
      Files.writeString(
          dockerfile,
          """
          ARG BASE
          FROM $BASE
          COPY . %s/
          LABEL boulder-k8s.programs=true
          """
              .formatted(folder));
      Build build = new Build(bin, dockerfile.toString(), new TreeMap<>(Map.of("BASE", base)));
      ProcessResult result = engine.build(reference, build, reporter::progress);
      if (!result.succeeded()) {
        throw ImageProblems.of(reference, "`" + result.command() + "` failed", result);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write a Dockerfile", e);
    }
  }

  /** A tag that is not the hash of what is in the image would lie for good. */
  private static void refuseChanged(Path bin, String content) {
    if (!ProgramsContent.of(bin).equals(content)) {
      throw BoulderK8sException.of(
          FailureKind.IMAGE,
          bin.toString(),
          "changed while its image was built",
          "end what builds there, as a run of another stack of this checkout; then again");
    }
  }
}
