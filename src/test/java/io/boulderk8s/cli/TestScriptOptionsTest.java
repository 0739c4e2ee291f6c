package io.boulderk8s.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The day test.sh gets an option that `test` has: neither takes it from the other in silence. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class TestScriptOptionsTest {
  /** Of Boulder's form; with --timeout, --wait and --name, which Boulder's does not have. */
  private static final Path SCRIPT = Path.of("src/test/resources/checkout/test.sh");

  @TempDir private Path home;
  private Path root;
  private Console console;

  @BeforeEach
  void checkout() throws IOException {
    home = home.toRealPath();
    root = Files.createDirectories(home.resolve("boulder"));
    Files.writeString(
        root.resolve("docker-compose.yml"),
        "services:\n  boulder:\n    image: tools:1\n    entrypoint: [test/entrypoint.sh]\n");
    Files.writeString(root.resolve("docker-compose.next.yml"), "services: {}\n");
    Files.copy(SCRIPT, root.resolve("test.sh"));
    console = new Console(home);
  }

  private int validates(String words) {
    List<String> all =
        new ArrayList<>(List.of("test", "--boulder", root.toString(), "--validate-config"));
    all.addAll(List.of(words.split(" ")));
    return console.run(all.toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--unit -f X/Y -lu",
        "--config-next --unit",
        "--ephemeral --unit",
        "--ephemeral -- --wait --timeout 5m",
        "--timeout 5m -- --unit",
        "--wait --timeout=5m -- -f --wait",
        "-- --config-next"
      })
  void what_is_only_one_of_the_twos_goes_on_as_before(String words) {
    assertThat(validates(words)).as(console.stderr()).isZero();
    assertThat(console.stderr()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--timeout 5m",
        "--timeout=5m --unit",
        "--unit --timeout 5m",
        "-u --timeout 5m -- -v"
      })
  void an_option_of_both_is_65_and_names_the_line_of_test_sh(String words) {
    assertThat(validates(words)).isEqualTo(65);
    assertThat(console.stderr())
        .contains(
            "boulder-k8s: test.sh:24: test.sh has an option `--timeout`, and so has `boulder-k8s test`")
        .contains("  -> for test.sh put it after `--`");
  }

  @Test
  void all_of_them_are_told() {
    assertThat(validates("--timeout 5m --wait")).isEqualTo(65);
    assertThat(console.stderr())
        .contains("test.sh:24: ")
        .contains("test.sh:25: ")
        .contains("`--wait`");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-f --json", "-uf --json", "-f --json -- -u", "-p --events=x"})
  void a_value_of_test_sh_that_ours_would_take_is_65(String words) {
    assertThat(validates(words)).isEqualTo(65);
    assertThat(console.stderr())
        .contains("takes the next word as its value")
        .contains("after `--`");
  }

  @Test
  void a_script_that_cannot_be_read_is_said_and_not_guessed() throws IOException {
    Files.writeString(root.resolve("test.sh"), "exec python3 test.py \"$@\"\n");

    assertThat(validates("--timeout 5m --unit")).isZero();
    assertThat(console.stderr())
        .startsWith("note: the options of test.sh cannot be read (it has neither getopts nor")
        .contains("write those of test.sh after `--`");
    assertThat(validates("--timeout 5m -- --unit")).isZero();
    assertThat(console.stderr()).isEmpty();
  }

  @Test
  void parity_has_the_same_rule() {
    assertThat(console.run("parity", "--boulder", root.toString(), "--name", "x.example"))
        .isEqualTo(65);
    assertThat(console.stderr())
        .contains("test.sh:26: test.sh has an option `--name`, and so has `boulder-k8s parity`");
  }
}
