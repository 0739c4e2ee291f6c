package io.boulderk8s.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ScriptOptionsTest {
  /** As Boulder's test.sh has it, with some options more. */
  private static ScriptOptions reformulated() throws IOException {
    return ScriptOptions.of(Files.readString(Path.of("src/test/resources/checkout/test.sh")));
  }

  private static void assertHas(ScriptOptions script, String... typed) {
    assertThat(script.options()).containsOnlyKeys(typed);
    assertThat(script.unread()).isEmpty();
  }

  @Test
  void getopts_with_long_options_in_the_same_case() throws IOException {
    ScriptOptions script = reformulated();

    assertHas(
        script,
        "-l",
        "--lints",
        "-u",
        "--unit",
        "-f",
        "--filter",
        "-p",
        "--package",
        "--unit-test-package",
        "-v",
        "--verbose",
        "-n",
        "--config-next",
        "-h",
        "--help",
        "--timeout",
        "--wait",
        "--name");
    assertThat(script.options().get("--timeout")).isEqualTo(new ScriptOptions.Option(24, false));
    assertThat(script.options().get("-f")).isEqualTo(new ScriptOptions.Option(21, true));
  }

  @Test
  void which_word_takes_the_next_one() throws IOException {
    ScriptOptions script = reformulated();

    assertThat(script.takesNext("-f")).isTrue();
    assertThat(script.takesNext("-luf")).isTrue();
    assertThat(script.takesNext("-fl")).as("l is the value of f").isFalse();
    assertThat(script.takesNext("-l")).isFalse();
    assertThat(script.takesNext("-x")).isFalse();
    assertThat(script.takesNext("--filter")).as("its value follows a =").isFalse();
    assertThat(script.takesNext("f")).isFalse();
  }

  @Test
  void getopts_with_a_case_of_long_options_inside() {
    ScriptOptions script =
        ScriptOptions.of(
            """
            while getopts ":luvwecisgnhd:p:f:-:" option; do
              case "${option}" in
                -)
                  case "${OPTARG}" in
                    lints) RUN+=("lints") ;;
                    filter=*) FILTER="${OPTARG#*=}" ;;
                    json | "events") JSON=1 ;;
                    *) exit 2 ;;
                  esac
                  ;;
                l) RUN+=("lints") ;;
                d) DIR=$OPTARG ;;
                \\?) exit 2 ;;
              esac
            done
            """);

    assertThat(script.unread()).isEmpty();
    assertThat(script.options())
        .containsKeys("--lints", "--filter", "--json", "--events", "-l", "-d", "-f", "-s")
        .doesNotContainKeys("-?", "-:", "--", "--STAGE");
    assertThat(script.options().get("--json").line()).isEqualTo(7);
    assertThat(script.takesNext("-d")).isTrue();
  }

  @Test
  void a_case_of_words_that_are_shifted() {
    ScriptOptions script =
        ScriptOptions.of(
            """
            while [ $# -gt 0 ]; do
              case "$1" in
                -u|--unit) UNIT=1 ;;
                (-f | --filter)
                  FILTER="$2"
                  shift
                  ;;
                --wait=*|--wait) WAIT=1;;
                --dir) shift 2 ;;
                *) break ;;
              esac
              shift
            done
            case "$1" in -q) echo "$2" ;; --quick) Q=1 ;; esac
            """);

    assertHas(script, "-u", "--unit", "-f", "--filter", "--wait", "--dir", "-q", "--quick");
    assertThat(script.takesNext("--filter")).isTrue();
    assertThat(script.takesNext("--dir")).isTrue();
    assertThat(script.takesNext("--unit")).isFalse();
    assertThat(script.takesNext("--quick")).isFalse();
  }

  @Test
  void getopt_of_util_linux() {
    ScriptOptions script =
        ScriptOptions.of("args=$(getopt -o luf: --long lints,unit,filter: -- \"$@\")\n");

    assertHas(script, "-l", "-u", "-f", "--lints", "--unit", "--filter");
    assertThat(script.takesNext("--filter")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exec python3 test.py \"$@\"",
        "# case \"$1\" in --unit) ;; esac",
        "case \"$MODE\" in fast) x ;; esac",
        ""
      })
  void another_way_is_not_guessed(String text) {
    assertThat(ScriptOptions.of(text).options()).isEmpty();
    assertThat(ScriptOptions.of(text).unread())
        .contains("it has neither getopts nor a `case` of options");
  }

  @Test
  void long_options_that_no_case_names_are_said() {
    ScriptOptions script =
        ScriptOptions.of("\nwhile getopts u-: OPT; do\n  eval \"set_$OPTARG\"\ndone\n");

    assertThat(script.options()).containsOnlyKeys("-u");
    assertThat(script.unread()).contains("line 2: no `case` names the long options of its getopts");
  }

  @Test
  void the_samples_are_read() throws IOException {
    ScriptOptions sample = ScriptOptions.of(Files.readString(Path.of("sample/test.sh")));

    assertThat(sample.unread()).isEmpty();
    assertThat(sample.options())
        .hasSize(30)
        .containsKeys("-l", "--lints", "-f", "--filter", "--config-next", "--coverage-directory");
    assertThat(sample.takesNext("-p")).isTrue();
  }

  @Test
  void a_script_that_is_not_there_has_none(@TempDir Path folder) throws IOException {
    assertThat(ScriptOptions.read(folder.resolve("test.sh"))).isEmpty();
    assertThat(ScriptOptions.read(Files.createDirectory(folder.resolve("d")))).isEmpty();
    Path script = Files.write(folder.resolve("x.sh"), new byte[] {'#', (byte) 0xff, '\n'});
    assertThat(ScriptOptions.read(script)).isPresent();
  }
}
