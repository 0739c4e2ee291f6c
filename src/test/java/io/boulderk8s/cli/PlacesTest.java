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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files and folders that are not there, or cannot be used: what, where, what next. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class PlacesTest {
  @TempDir private Path home;
  private Console console;

  @BeforeEach
  void a_checkout_and_a_file() throws IOException {
    home = home.toRealPath();
    Files.writeString(
        home.resolve("docker-compose.yml"),
        "services: {boulder: {image: a, entrypoint: [run]}, bsetup: {image: a, entrypoint: [run]}}\n");
    Files.writeString(home.resolve("test.sh"), "true");
    Files.writeString(home.resolve("file"), "");
    console = new Console(home);
  }

  private int run(String command, String... more) {
    List<String> words = new ArrayList<>(List.of(command.split(" ")));
    words.addAll(List.of(more));
    return console.run(words.toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource({
    "graph -o,                --output",
    "test --trace,            --trace",
    "test --events,           --events",
  })
  void a_file_in_a_folder_that_is_not_there_is_74_with_the_folder_and_what_to_do(
      String words, String option) {
    assertThat(run(words, "nowhere/file")).isEqualTo(74);
    assertThat(console.stderr())
        .contains(option + ": " + home.resolve("nowhere") + ": there is no such folder\n  -> ")
        .doesNotContain("java.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "graph -o",
        "render -o",
        "render --check",
        "bundle -o",
        "test --trace",
        "test --events",
        "test --artifacts"
      })
  void a_place_below_a_file_is_74_with_what_to_do(String words) {
    assertThat(run(words, "file/place")).isEqualTo(74);
    assertThat(console.stderr())
        .contains(home.resolve("file").toString(), "\n  -> ")
        .doesNotContain("java.", "this is a bug");
  }

  @ParameterizedTest
  @CsvSource({
    "down --cluster --context, --context",
    "status --stack,           --stack",
    "render --stack,           --stack",
    "render --boulder,         --boulder",
    "down --cluster-name,      --cluster-name",
    "render -o,                --output",
    "graph -o,                 --output",
    "render --env-file,        --env-file",
    "parity record --side compose -o, -o",
    "test --artifacts,         --artifacts",
  })
  void an_empty_value_of_an_option_is_64_and_never_something_else(String words, String option) {
    assertThat(run(words, "")).as(console::stderr).isEqualTo(64);
    assertThat(console.stderr()).contains(option + " is empty: ");
    assertThat(console.stdout()).isEmpty();
  }

  @Test
  void an_empty_word_for_test_sh_goes_on_to_it() {
    assertThat(run("test --validate-config -- -f", "")).as(console::stderr).isZero();
  }

  @Test
  void nobody_would_write_the_artifacts_of_a_run_that_is_left_to_itself() {
    assertThat(run("test --detach --artifacts", "out")).isEqualTo(64);
    assertThat(console.stderr()).contains("--detach and --artifacts", "`attach --artifacts`");
    assertThat(home.resolve("out")).doesNotExist();
  }

  @Test
  void a_dash_is_stdout() {
    assertThat(run("graph --format dot")).isZero();
    String drawn = console.stdout();
    assertThat(run("graph --format dot -o -")).isZero();
    assertThat(console.stdout()).isEqualTo(drawn).isNotEmpty();
    assertThat(home.resolve("-")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "render -o",
        "render --check",
        "bundle -o",
        "test --trace",
        "test --events",
        "test --artifacts",
        "matrix --list file --artifacts",
      })
  void where_a_file_or_folder_is_wanted_a_dash_is_refused(String words) throws IOException {
    Files.writeString(home.resolve("file"), "./t.sh --unit\n");
    assertThat(run(words, "-")).isEqualTo(64);
    assertThat(console.stderr())
        .contains(" -: stdout has what the command itself prints", "\n  -> name one; ./- ");
    assertThat(home.resolve("-")).doesNotExist();
  }

  @Test
  void a_recording_that_is_not_there_is_74() {
    assertThat(run("parity compare no.json file")).isEqualTo(74);
    assertThat(console.stderr())
        .contains("the recording: " + home.resolve("no.json") + ": there is no such file\n  -> ");
  }

  @Test
  void a_folder_in_place_of_a_recording_is_74_with_its_name() {
    assertThat(run("parity compare . file")).isEqualTo(74);
    assertThat(console.stderr())
        .contains("the recording: " + home.resolve("."), "is a folder, but must be a file");
  }

  @Test
  void a_broken_bundle_is_74_with_the_file_and_in_our_words() throws IOException {
    Path run = Files.writeString(home.resolve("run.json"), "{");
    assertThat(run("diagnose .")).isEqualTo(74);
    assertThat(console.stderr())
        .contains("run.json: this is not what boulder-k8s writes into a bundle\n  -> ")
        .doesNotContain("Unexpected", "Source");
    Files.writeString(run, "{\"failureKind\": \"x\"}");
    assertThat(run("diagnose .")).isEqualTo(74);
    assertThat(console.stderr()).contains("run.json: ").doesNotContain("enum");
  }

  @ParameterizedTest
  @CsvSource({
    "down --cluster --context lab,              deletes no cluster that it did not make",
    "status --context lab --cluster-name kind,  'only one of --context, --cluster-name'",
    "snapshot --list --remove,                  'only one of --list, --remove'",
    "render --host-root relative,               --host-root: 'relative' is no absolute path",
    "render --checkout-at relative,             --checkout-at: 'relative' is no absolute path",
    "test --checkout-at relative,               --checkout-at: 'relative' is no absolute path",
    "up --timeout 1s,                           unknown option: --timeout",
    "up --phase-timeout run=1s,                 --phase-timeout: 'run=1s' is not a limit of this",
    "up --phase-timeout nonsense=1s,            is not PHASE=DURATION with a phase that --help",
  })
  void what_cannot_be_meant_is_64_and_nothing_is_done(String words, String why) {
    assertThat(run(words)).as(console::stderr).isEqualTo(64);
    assertThat(console.stderr()).contains(why);
    assertThat(console.stdout()).isEmpty();
  }

  @Test
  void a_tree_to_compare_with_that_is_not_there_is_no_difference_but_74() {
    assertThat(run("render --check", "nowhere")).isEqualTo(74);
    assertThat(console.stderr()).contains("--check: " + home.resolve("nowhere"));
    assertThat(console.stdout()).isEmpty();
  }

  @Test
  void a_full_device_is_74_and_says_to_make_room() {
    assertThat(run("graph -o", "/dev/full")).isEqualTo(74);
    assertThat(console.stderr()).contains("--output: No space left on device", "make room");
  }

  @Test
  void an_env_file_is_not_called_a_compose_file() {
    assertThat(run("render --env-file", "no.env")).isEqualTo(65);
    assertThat(console.stderr())
        .contains(home.resolve("no.env") + ": cannot be read: there is no such file\n  -> ")
        .doesNotContain("Compose file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"up", "test", "matrix --list file", "status", "runs", "down", "images"})
  void a_cache_folder_that_cannot_be_made_is_never_an_exit_code_of_tests(String command) {
    console.with("BOULDER_K8S_CACHE", home.resolve("file/cache").toString());

    assertThat(run(command)).isIn(65, 69, 74);
    assertThat(console.stderr()).contains("\n  -> ").doesNotContain("java.", "this is a bug");
  }

  @Test
  void a_cache_folder_that_cannot_be_made_is_named_and_so_is_the_variable() {
    console.with("BOULDER_K8S_CACHE", home.resolve("file/cache").toString());

    assertThat(run("test")).isEqualTo(74);
    assertThat(console.stderr()).contains(home.resolve("file").toString(), "BOULDER_K8S_CACHE");
  }

  @Test
  void without_home_there_is_no_cache_folder_which_is_74_and_says_what_to_set() {
    console.with("BOULDER_K8S_CACHE", "").with("HOME", "");

    assertThat(run("test")).isEqualTo(74);
    assertThat(console.stderr()).contains("HOME: is not set", "\n  -> set HOME");
    assertThat(run("render")).as("needs none").isZero();
    assertThat(run("doctor")).isEqualTo(69);
    assertThat(console.stdout())
        .as("a finding among others")
        .contains("HOME: is not set, so there is no cache folder", "set HOME", "java", "kubectl");
  }

  @Test
  void a_cache_folder_that_is_a_file_is_not_told_as_a_missing_kind_alone() {
    console.with("BOULDER_K8S_CACHE", home.resolve("file").toString());

    assertThat(run("snapshot --list")).isIn(0, 69);
    assertThat(run("snapshot")).isEqualTo(74);
    assertThat(console.stderr())
        .contains(
            "BOULDER_K8S_CACHE=" + home.resolve("file") + ": ", "\n  -> set BOULDER_K8S_CACHE")
        .doesNotContain("kind CLI");
    assertThat(run("doctor")).isEqualTo(69);
    assertThat(console.stdout()).contains("BOULDER_K8S_CACHE=" + home.resolve("file") + ": ");
  }
}
