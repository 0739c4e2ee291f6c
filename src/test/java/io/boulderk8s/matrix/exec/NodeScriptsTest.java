package io.boulderk8s.matrix.exec;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.process.Command;
import io.boulderk8s.process.LocalProcessRunner;
import io.boulderk8s.process.ProcessResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On this machine, without root: what needs a mount is in MatrixScenario. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class NodeScriptsTest {
  @TempDir Path folder;
  private Path checkout;
  private Path base;

  @BeforeEach
  void a_checkout() throws IOException {
    checkout = Files.createDirectories(folder.resolve("check out"));
    base = folder.resolve("base");
    Files.createDirectories(checkout.resolve("d"));
    Files.writeString(checkout.resolve("d/file"), "old\n");
    Files.createSymbolicLink(checkout.resolve("link"), Path.of("d/file"));
    Files.setPosixFilePermissions(
        checkout.resolve("d/file"), PosixFilePermissions.fromString("rwx------"));
    // a mount that is refused, as in a kernel without overlayfs
    Path programs = Files.createDirectories(folder.resolve("bin"));
    Files.writeString(
        programs.resolve("mount"), "#!/bin/sh\necho 'unknown filesystem type'\nexit 32\n");
    Files.setPosixFilePermissions(
        programs.resolve("mount"), PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void where_an_overlay_is_refused_the_view_is_a_copy_and_the_reason_is_told() throws IOException {
    ProcessResult made = bash(NodeScripts.VIEW, checkout.toString(), base.toString(), "x=on");

    assertThat(made.exitCode()).as(made.stderr()).isZero();
    assertThat(made.stdout()).isEqualTo("copy unknown filesystem type\n");
    Path view = base.resolve("view");
    assertThat(view.resolve("link")).isSymbolicLink().hasContent("old");
    assertThat(Files.getPosixFilePermissions(view.resolve("d/file")))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    Files.writeString(view.resolve("d/file"), "new\n");
    assertThat(checkout.resolve("d/file")).hasContent("old");
    assertThat(Long.parseLong(bash(NodeScripts.WRITTEN, base.toString()).stdout().strip()))
        .isPositive();
  }

  @Test
  void a_view_that_is_removed_takes_nothing_of_the_checkout_with_it() {
    bash(NodeScripts.VIEW, checkout.toString(), base.resolve("c1").toString(), "x=on");
    bash(NodeScripts.VIEW, checkout.toString(), base.resolve("shared").toString(), "x=on");

    ProcessResult removed = bash(NodeScripts.REMOVE_CELLS, base.toString(), "shared");

    assertThat(removed.exitCode()).as(removed.stderr()).isZero();
    assertThat(base.resolve("c1")).doesNotExist();
    assertThat(base.resolve("shared/view/d/file")).hasContent("old");
    assertThat(bash(NodeScripts.CLEAN, base.toString(), base.toString()).exitCode()).isZero();
    assertThat(base).doesNotExist();
    assertThat(checkout.resolve("d/file")).hasContent("old");
    assertThat(bash(NodeScripts.CLEAN, base.toString(), base.toString()).exitCode()).isZero();
  }

  private ProcessResult bash(String script, String... arguments) {
    List<String> argv = new ArrayList<>(List.of("bash", "-c", script, "test"));
    argv.addAll(List.of(arguments));
    return new LocalProcessRunner(System.getenv())
        .run(
            new Command(
                argv,
                Map.of("PATH", folder.resolve("bin") + ":/usr/bin:/bin:/usr/sbin:/sbin"),
                Optional.empty()),
            Duration.ofSeconds(30));
  }
}
