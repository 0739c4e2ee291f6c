package io.boulderk8s.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.boulderk8s.cluster.DockerCli;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.testkit.FakeProcessRunner;
import io.boulderk8s.testkit.RecordingReporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The image of a checkout's programs: when it is made, and that its tag says what is in it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ProgramsImageTest {
  private static final String LIST = "docker image ls --no-trunc --digests";

  @TempDir private Path checkout;
  private final FakeProcessRunner runner = new FakeProcessRunner();
  private Path bin;

  @BeforeEach
  void programs() throws IOException {
    bin = Files.createDirectories(checkout.resolve("bin"));
    program("boulder", "one");
    Files.createSymbolicLink(bin.resolve("admin"), Path.of("/usr/local/bin/admin"));
    runner.says("docker build", "").says("docker tag", "").says("docker image rm", "");
  }

  private void program(String name, String text) {
    try {
      Files.writeString(bin.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void engineHas(String... images) {
    StringBuilder lines = new StringBuilder();
    for (String image : images) {
      String[] parts = image.split(" ");
      lines.append(parts[0].replace(":", "\t")).append("\t<none>\t").append(parts[1]).append('\n');
    }
    runner.instead(LIST).says(LIST, lines.toString());
  }

  private String ensured() {
    return new ProgramsImage(new EngineImages(new DockerCli(runner)), "/opt/programs")
        .ensure("tools:1", bin, new RecordingReporter());
  }

  private BoulderK8sException refused() {
    return catchThrowableOfType(BoulderK8sException.class, this::ensured);
  }

  @Test
  void is_made_of_the_runners_image_and_what_the_checkout_built() {
    engineHas("tools:1 sha256:t");
    String reference = ensured();
    assertThat(reference).matches("boulder-k8s/programs:[0-9a-f]{16}");
    assertThat(runner.lines("docker build"))
        .singleElement()
        .asString()
        .contains("--tag " + reference + "-unchecked", "--build-arg BASE=tools:1")
        .endsWith(" " + bin);
    assertThat(runner.lines())
        .endsWith(
            "docker tag " + reference + "-unchecked " + reference,
            "docker image rm " + reference + "-unchecked");
  }

  @Test
  void is_kept_while_programs_and_base_are_the_same() {
    engineHas("tools:1 sha256:t");
    String reference = ensured();
    engineHas("tools:1 sha256:t", reference + " sha256:p");
    assertThat(ensured()).isEqualTo(reference);
    assertThat(runner.lines("docker build")).hasSize(1);
  }

  @Test
  void is_another_when_a_program_a_link_a_right_or_the_base_changes() throws IOException {
    engineHas("tools:1 sha256:t");
    String reference = ensured();
    program("boulder", "two");
    String program = ensured();
    Files.delete(bin.resolve("admin"));
    Files.createSymbolicLink(bin.resolve("admin"), Path.of("/usr/bin/admin"));
    String link = ensured();
    assertThat(bin.resolve("boulder").toFile().setExecutable(true)).isTrue();
    String right = ensured();
    engineHas("tools:1 sha256:other");
    assertThat(java.util.Set.of(reference, program, link, right, ensured())).hasSize(5);
  }

  @Test
  void of_programs_that_changed_meanwhile_gets_no_tag() {
    engineHas("tools:1 sha256:t");
    runner.instead("docker build").does("docker build", () -> program("boulder", "two"), "");
    assertThat(refused())
        .hasMessageContainingAll(bin.toString(), "changed while its image was built")
        .extracting(BoulderK8sException::kind)
        .isEqualTo(FailureKind.IMAGE);
    assertThat(runner.lines("docker tag")).isEmpty();
  }

  @Test
  void without_programs_or_base_says_what_is_missing() throws IOException {
    engineHas("other:1 sha256:o");
    assertThat(refused()).hasMessageContaining("tools:1: the engine does not have it");
    engineHas("tools:1 sha256:t");
    Files.delete(bin.resolve("boulder"));
    Files.delete(bin.resolve("admin"));
    assertThat(refused()).hasMessageContainingAll(bin.toString(), "has no programs");
    Files.delete(bin);
    assertThat(refused()).hasMessageContaining("has no programs");
  }

  @Test
  void that_cannot_be_built_says_why() {
    engineHas("tools:1 sha256:t");
    runner.instead("docker build").fails("docker build", "step 3\nno space left on device");
    assertThat(refused())
        .hasMessageContaining("the disk of the Docker engine is full")
        .extracting(BoulderK8sException::kind)
        .isEqualTo(FailureKind.IMAGE);
  }
}
