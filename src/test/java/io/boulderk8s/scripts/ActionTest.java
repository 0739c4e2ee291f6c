package io.boulderk8s.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.process.Command;
import io.boulderk8s.process.LocalProcessRunner;
import io.boulderk8s.process.ProcessResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** scripts/action.sh: what the inputs of action.yml become. */
class ActionTest {
  @TempDir private Path folder;

  @BeforeEach
  void scripts() throws IOException {
    Files.createDirectory(folder.resolve("scripts"));
    Files.copy(Path.of("scripts/action.sh"), folder.resolve("scripts/action.sh"));
    for (String script : new String[] {"tk8s.sh", "tnk8s.sh"}) {
      Path file = folder.resolve(script);
      Files.writeString(file, "#!/bin/bash\necho \"${0##*/} $#: $*\"\n");
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  private ProcessResult run(String arguments, String next) {
    Command action =
        Command.of(
            "env",
            "ARGUMENTS=" + arguments,
            "CONFIG_NEXT=" + next,
            "bash",
            folder.resolve("scripts/action.sh").toString());
    return new LocalProcessRunner(System.getenv()).run(action, Duration.ofMinutes(1));
  }

  @Test
  void arguments_of_all_lines_must_arrive() {
    assertThat(run("--unit  --verbose\n--filter *\n", "false").stdout())
        .isEqualTo("tk8s.sh 4: --unit --verbose --filter *\n");
    assertThat(run("", "false").stdout()).isEqualTo("tk8s.sh 0: \n");
  }

  @Test
  void config_next_is_the_other_script() {
    assertThat(run("--unit", "true").stdout()).isEqualTo("tnk8s.sh 1: --unit\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "True", ""})
  void another_word_must_not_be_taken_for_a_no(String next) {
    ProcessResult result = run("--unit", next);
    assertThat(result.exitCode()).isEqualTo(64);
    assertThat(result.stdout()).isEmpty();
    assertThat(result.stderr()).contains("config-next: " + next + " is neither true nor false");
  }
}
