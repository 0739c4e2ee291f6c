package io.boulderk8s.app;

import io.boulderk8s.bundle.Bundle;
import io.boulderk8s.bundle.SnapshotFolder;
import io.boulderk8s.bundle.VerdictJson;
import io.boulderk8s.diagnose.Diagnosis;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.files.TemporaryFolder;
import io.boulderk8s.report.Reporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Does what `diagnose` and `bundle` do: collects what is known of a stack, and diagnoses it.
 *
 * <ol>
 *   <li>cluster: it must be there
 *   <li>owner: say whose the stack is, if it is somebody else's
 *   <li>folder: of the user's, else a new one; to diagnose, one that goes again
 *   <li>bundle: write it, and judge what is in it
 * </ol>
 */
public record LookAtStack(
    Components components, StackSource source, StackName name, ClusterRequest cluster) {
  /** A written bundle and its diagnosis. */
  public record Bundled(Path folder, Diagnosis diagnosis) {}

  /** Diagnoses the stack as it is now. */
  public Diagnosis diagnosis() {
    return diagnosis(stack());
  }

  static Diagnosis diagnosis(Supplier<StackView> stack) {
    try (StackView open = stack.get();
        TemporaryFolder folder = TemporaryFolder.create()) {
      open.noteForeign();
      return open.bundle(folder.path(), "diagnose", "").diagnosis();
    }
  }

  /** Diagnoses the failed run of a bundle. */
  public static Diagnosis of(Path folder) {
    if (!Files.exists(folder.resolve("run.json"))) {
      throw BoulderK8sException.of(
          FailureKind.IO,
          folder.toString(),
          "no bundle is there",
          "`boulder-k8s bundle` makes one");
    }
    return Diagnosis.of(new SnapshotFolder(folder).read());
  }

  /** Formats it as the file of a bundle has it. */
  public static String json(Diagnosis diagnosis) {
    return VerdictJson.of(diagnosis);
  }

  /**
   * Writes a bundle.
   *
   * @param folder the user's; else a new one in the cache folder
   */
  public Bundled bundle(Optional<Path> folder) {
    return bundle(stack(), folder, () -> source.model(false), components.reporter());
  }

  static Bundled bundle(
      Supplier<StackView> stack, Optional<Path> folder, Supplier<String> model, Reporter reporter) {
    try (StackView open = stack.get()) {
      open.noteForeign();
      Path target = folder.orElseGet(open::place);
      Bundle bundle = reporter.step("bundle", () -> open.bundle(target, "bundle", model.get()));
      return new Bundled(bundle.folder(), bundle.diagnosis());
    }
  }

  /** Reads the files before it looks for a cluster. */
  private Supplier<StackView> stack() {
    String namespace = name.namespace(source);
    return () ->
        ClusterStackView.of(OpenCluster.required(cluster, components), source, name, namespace);
  }
}
