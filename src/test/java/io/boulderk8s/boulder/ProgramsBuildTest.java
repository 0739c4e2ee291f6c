package io.boulderk8s.boulder;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.process.Command;
import io.boulderk8s.process.LocalProcessRunner;
import io.boulderk8s.process.ProcessResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The checkout's own install(), whatever arguments it has. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ProgramsBuildTest {
  @TempDir private Path checkout;

  @BeforeEach
  void python() {
    Assumptions.assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/python3")), "no python3 here: the command is Python");
  }

  private ProcessResult build(String install) throws IOException {
    Files.createDirectories(checkout.resolve("test"));
    Files.writeString(checkout.resolve("test/helpers.py"), "WORD = 'of a module beside it'\n");
    Files.writeString(
        checkout.resolve("test/startservers.py"), "from helpers import WORD\n" + install);
    return new LocalProcessRunner(System.getenv())
        .run(
            new Command(ProgramsBuild.command(), Map.of(), Optional.of(checkout)),
            Duration.ofMinutes(1));
  }

  @Test
  void it_gets_those_arguments_that_it_has() throws IOException {
    ProcessResult boulder =
        build(
            """
            def install(race_detection, coverage=False):
                print('install', race_detection, coverage, WORD)
                return True
            """);
    assertThat(boulder.stdout()).isEqualTo("install False False of a module beside it\n");
    assertThat(boulder.exitCode()).isZero();
    assertThat(build("def install():\n    print('install')\n").stdout()).isEqualTo("install\n");
  }

  @Test
  void a_build_that_fails_is_not_taken_for_one_that_ended_well() throws IOException {
    assertThat(build("def install(race_detection): return False\n").exitCode()).isEqualTo(1);
    assertThat(build("def install(): raise OSError('no make')\n").stderr()).contains("no make");
    assertThat(build("def install(): raise OSError('no make')\n").exitCode()).isEqualTo(1);
    assertThat(build("def install(toolchain): pass\n").exitCode()).isEqualTo(1);
    assertThat(build("def start(): pass\n").exitCode()).isEqualTo(1);
  }
}
