package io.boulderk8s.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class CommandLineTest {
  private static final String COMPOSE =
      """
      services:
        boulder:
          image: tools:1
          entrypoint: [test/entrypoint.sh]
          volumes: [".:/boulder"]
          depends_on: [db]
        db:
          image: mariadb:10
      """;

  @TempDir private Path home;
  private Console console;

  @BeforeEach
  void console() throws IOException {
    home = home.toRealPath();
    console = new Console(home);
  }

  private Path checkout(String compose) throws IOException {
    Path root = Files.createDirectories(home.resolve("checkouts/boulder"));
    Files.writeString(root.resolve("docker-compose.yml"), compose);
    Files.writeString(root.resolve("test.sh"), "true");
    return root;
  }

  @Test
  void the_launcher_knows_which_commands_talk_to_a_cluster() throws IOException {
    String launcher = Files.readString(Path.of("scripts/release/launcher.sh"));
    Matcher list =
        Pattern.compile("(?m)^ +(.*)\\) asks_for_help .* kind=cluster").matcher(launcher);
    assertThat(list.find()).isTrue();
    List<String> commands =
        console.commandLine().getSubcommands().entrySet().stream()
            .filter(command -> command.getValue().getCommandSpec().findOption("--context") != null)
            .map(Map.Entry::getKey)
            .toList();
    assertThat(list.group(1).split(" \\| ")).containsExactlyInAnyOrderElementsOf(commands);
  }

  @ParameterizedTest
  @ValueSource(strings = {"up", "test", "render"})
  void a_command_that_is_built_alone_is_the_one_among_all(String name) {
    console.run(name, "--help");
    String among = console.stdout();
    Console alone = new Console(home);
    assertThat(BoulderK8s.execute(alone.invocation(), new String[] {name, "--help"})).isZero();
    assertThat(alone.stdout()).isEqualTo(among);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "--version", "tets", ""})
  void a_list_of_commands_is_the_same_where_none_of_them_is_built(String words) {
    String[] arguments = words.isEmpty() ? new String[0] : new String[] {words};
    int code = console.run(arguments);
    Console listed = new Console(home);

    assertThat(BoulderK8s.execute(listed.invocation(), arguments)).isEqualTo(code);
    assertThat(listed.stdout()).isEqualTo(console.stdout());
    assertThat(listed.stderr()).isEqualTo(console.stderr());
  }

  @Nested
  @DisplayNameGeneration(ReplaceUnderscores.class)
  final class What_test_passes_on {
    static Stream<Arguments> lines() {
      return Stream.of(
          Arguments.of(
              List.of("--integration", "-f", "A/B", "-lu", "--filter=X", "--", "-h"),
              List.of("--integration", "-f", "A/B", "-lu", "--filter=X", "-h")),
          Arguments.of(List.of("-f", "A B", "-f", ""), List.of("-f", "A B", "-f", "")),
          Arguments.of(List.of("-h"), List.of("-h")),
          Arguments.of(List.of("--", "--help"), List.of("--help")),
          Arguments.of(List.of("--", "--boulder", "x"), List.of("--boulder", "x")),
          Arguments.of(
              List.of("-n", "--unit", "-p", "./ra"), List.of("-n", "--unit", "-p", "./ra")),
          Arguments.of(List.of("-f", "\"quoted\"", "@file"), List.of("-f", "\"quoted\"", "@file")),
          Arguments.of(List.of("-f", "${HOME}", "%n"), List.of("-f", "${HOME}", "%n")),
          Arguments.of(
              List.of("--quiet", "-u", "--boulder", "x", "-i", "--config-next"),
              List.of("-u", "-i")),
          // the tool's own options, among those of test.sh that are spelled like what other tools
          // own
          Arguments.of(
              List.of("--generate", "--start-py", "-v", "--verbose", "--unit-without-cache"),
              List.of("--generate", "--start-py", "-v", "--verbose", "--unit-without-cache")),
          Arguments.of(
              List.of("-u", "--wait", "--timeout", "30m", "--artifacts", "out", "-i", "--json"),
              List.of("-u", "-i")),
          Arguments.of(
              List.of("--ephemeral", "--env-file", "x.env", "--preserve-db", "--no-cleanup", "-s"),
              List.of("-s")),
          Arguments.of(List.of(), List.of()));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void is_verbatim(List<String> typed, List<String> passed) {
      List<String> words = new java.util.ArrayList<>(List.of("test"));
      words.addAll(typed);

      assertThat(
              console
                  .commandLine()
                  .parseArgs(words.toArray(String[]::new))
                  .subcommand()
                  .matchedPositionalValue(0, List.<String>of()))
          .containsExactlyElementsOf(passed);
    }
  }

  @Nested
  @DisplayNameGeneration(ReplaceUnderscores.class)
  final class Usage {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "up", "runs", "status", "logs", "down", "images", "render", "explain", "graph", "shell"
        })
    void an_unknown_option_is_64_and_names_the_help(String command) {
      assertThat(console.run(command, "--nonsense")).isEqualTo(64);
      assertThat(console.stderr())
          .contains("--nonsense")
          .contains("`boulder-k8s " + command + " --help`");
      assertThat(console.stdout()).isEmpty();
    }

    @Test
    void an_unknown_command_is_64_with_a_guess() {
      assertThat(console.run("tset")).isEqualTo(64);
      assertThat(console.stderr()).contains("unknown command: tset; did you mean `test`?");
    }

    @Test
    void a_mistyped_option_is_64_with_a_guess() {
      assertThat(console.run("render", "--bolder", "x")).isEqualTo(64);
      assertThat(console.stderr()).contains("unknown option: --bolder; did you mean `--boulder`?");
      assertThat(console.run("render", "--stak=x")).isEqualTo(64);
      assertThat(console.stderr()).contains("did you mean `--stack`?");
    }

    @Test
    void a_word_too_many_is_64() {
      assertThat(console.run("render", "more")).isEqualTo(64);
      assertThat(console.stderr()).contains("unexpected argument: more");
    }

    @Test
    void all_that_is_wrong_is_said_at_once_and_what_to_do_once() {
      assertThat(console.run("render", "--bolder", "x", "--check", "a", "--nonsense", "more"))
          .isEqualTo(64);
      assertThat(console.stderr())
          .startsWith(
              """
              boulder-k8s: unknown option: --bolder; did you mean `--boulder`?
              unknown option: --nonsense
                -> `boulder-k8s render --help` lists what it takes
              """);
    }

    static Stream<Arguments> misuse() {
      return Stream.of(
          Arguments.of("matrix", "--jobs many", "--jobs: 'many' is not a whole number"),
          Arguments.of("graph", "--format png", "--format: 'png' is not svg or dot"),
          Arguments.of("render", "--quiet=x", "--quiet takes no value, but has 'x'"),
          Arguments.of("render", "--boulder", "--boulder needs a value: DIR"),
          Arguments.of("render", "--stack a --stack b", "--stack is given twice"),
          Arguments.of("render", "-o a --check b", "give only one of --output=DIR, --check=DIR"),
          Arguments.of("attach", "", "RUN is missing"),
          Arguments.of("parity record", "", "--side SIDE is missing"),
          Arguments.of("parity compare", "", "COMPOSE is missing\nK8S is missing"),
          Arguments.of("parity compare", "a b c", "unexpected argument: c"));
    }

    @ParameterizedTest
    @MethodSource("misuse")
    void what_is_wrong_is_said_in_our_words(String command, String words, String said) {
      assertThat(console.run((command + " " + words).strip().split(" "))).isEqualTo(64);
      assertThat(console.stderr())
          .startsWith("boulder-k8s: " + said + "\n  -> ")
          .contains("`boulder-k8s " + command + " --help` lists what it takes");
    }

    @Test
    void after_a_value_that_cannot_be_read_nothing_is_called_missing() {
      assertThat(console.run("parity", "record", "--quiet=x", "--side", "k8s")).isEqualTo(64);
      assertThat(console.stderr()).contains("--quiet takes no value").doesNotContain("missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shell db mariadb -e x", "shell db psql --command=x"})
    void an_option_for_the_command_in_a_shell_is_told_where_it_goes(String line) {
      assertThat(console.run(line.split(" "))).isEqualTo(64);
      assertThat(console.stderr())
          .startsWith("boulder-k8s: unknown option: -")
          .contains("\n  -> what is for the command goes after `--`; `boulder-k8s shell --help`")
          .doesNotContain("did you mean");
      assertThat(console.run("parity", "-u")).isEqualTo(64);
      assertThat(console.stderr()).contains("what is for test.sh goes after `--`");
    }

    @Test
    void an_option_before_the_command_is_told_where_it_goes() {
      assertThat(console.run("--boulder", "x", "up")).isEqualTo(64);
      assertThat(console.stderr())
          .startsWith("boulder-k8s: unknown option: --boulder\n  -> options go after the command");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--list-cells", "--rerun-failed"})
    void a_matrix_that_could_run_nothing_is_64_also_where_it_is_only_listed(String how)
        throws IOException {
      checkout(COMPOSE);
      String matrix = "matrix --boulder checkouts/boulder --jobs -1 --timeout soon ";
      assertThat(console.run((matrix + how).split(" "))).isEqualTo(64);
      assertThat(console.stderr())
          .contains("--jobs -1: no cell would ever run\n  -> give at least 1")
          .contains("--timeout soon: is not a duration\n  -> give one such as 90s");
      assertThat(console.stdout()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "up", "matrix", "render", "parity", "generate-completion"})
    void a_short_h_shows_the_help(String command) {
      List<String> words = command.isEmpty() ? List.of() : List.of(command);
      assertThat(console.run(Stream.concat(words.stream(), Stream.of("-h")).toArray(String[]::new)))
          .isZero();
      assertThat(console.stdout()).startsWith("Usage: boulder-k8s " + command);
    }

    @Test
    void no_code_of_picocli_is_one_of_tests() {
      CommandLine root = console.commandLine();
      assertThat(Stream.concat(Stream.of(root), root.getSubcommands().values().stream()))
          .allSatisfy(
              command -> {
                assertThat(command.getCommandSpec().exitCodeOnInvalidInput()).isEqualTo(64);
                assertThat(command.getCommandSpec().exitCodeOnExecutionException()).isEqualTo(70);
              });
    }

    @Test
    void no_command_is_64() {
      assertThat(console.run()).isEqualTo(64);
      assertThat(console.stderr()).contains("name a command");
    }

    @Test
    void the_version_is_no_failure() {
      assertThat(console.run("--version")).isZero();
      assertThat(console.stdout()).startsWith("boulder-k8s ");
    }
  }

  @Nested
  @DisplayNameGeneration(ReplaceUnderscores.class)
  final class Checkouts {
    @Test
    void a_directory_that_is_none_is_65() {
      assertThat(console.run("render", "--boulder", "nowhere")).isEqualTo(65);
      assertThat(console.stderr()).contains(home.resolve("nowhere").toString());
      assertThat(console.stdout()).isEmpty();
    }

    @Test
    void without_any_checkout_not_even_the_sample_it_is_65() {
      assertThat(console.run("test", "--integration")).isEqualTo(65);
      assertThat(console.stderr()).contains("this is no checkout");
    }

    @Test
    void boulder_dir_names_one_too() {
      assertThat(console.with("BOULDER_DIR", "elsewhere").run("render")).isEqualTo(65);
      assertThat(console.stderr()).contains(home.resolve("elsewhere").toString());
    }

    @Test
    void a_compose_file_that_cannot_be_translated_is_65_with_its_line() throws IOException {
      checkout(COMPOSE + "    pid: host\n");

      assertThat(console.run("render", "--boulder", "checkouts/boulder")).isEqualTo(65);
      assertThat(console.stderr()).contains("docker-compose.yml:9:5").contains("pid");
    }

    @Test
    void the_bundled_sample_is_never_used_in_silence() throws IOException {
      Path sample = Files.createDirectories(home.resolve("sample"));
      Files.writeString(sample.resolve("docker-compose.yml"), COMPOSE);

      assertThat(console.run("render")).isZero();
      assertThat(console.stderr()).contains("bundled sample");
    }
  }

  @Nested
  @DisplayNameGeneration(ReplaceUnderscores.class)
  final class What_test_is_asked {
    @Test
    void to_validate_is_all_it_does() throws IOException {
      checkout(COMPOSE);

      assertThat(console.run("test", "--boulder", "checkouts/boulder", "--validate-config"))
          .isZero();
      assertThat(console.stdout()).endsWith("ok, 2 services for stack boulder-test\n");
    }

    @Test
    void to_validate_finds_what_cannot_be_translated() throws IOException {
      checkout(COMPOSE + "    pid: host\n");

      assertThat(console.run("test", "--boulder", "checkouts/boulder", "--validate-config"))
          .isEqualTo(65);
      assertThat(console.stderr()).contains("docker-compose.yml:9:5");
    }

    @Test
    void an_env_file_is_read_in_place_of_the_checkouts_own() throws IOException {
      Path root = checkout(COMPOSE.replace("mariadb:10", "mariadb:${TAG}"));
      Files.writeString(root.resolve(".env"), "TAG=from-dot-env\nOTHER=1\n");
      Files.writeString(home.resolve("a.env"), "TAG=a\n");
      Files.writeString(home.resolve("b.env"), "TAG=b${TAG}\n");

      assertThat(console.run("render", "--boulder", "checkouts/boulder")).isZero();
      assertThat(console.stdout()).contains("mariadb:from-dot-env");
      assertThat(
              console.run(
                  "render",
                  "--boulder",
                  "checkouts/boulder",
                  "--env-file",
                  "a.env",
                  "--env-file",
                  "b.env"))
          .isZero();
      assertThat(console.stdout()).contains("mariadb:ba\"");
      assertThat(
              console
                  .with("TAG", "shell")
                  .run("render", "--boulder", "checkouts/boulder", "--env-file", "a.env"))
          .isZero();
      assertThat(console.stdout()).contains("mariadb:shell");
    }

    @Test
    void an_env_file_that_is_not_there_is_named() throws IOException {
      checkout(COMPOSE);

      assertThat(console.run("render", "--boulder", "checkouts/boulder", "--env-file", "no.env"))
          .isEqualTo(65);
      assertThat(console.stderr()).contains("no.env");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "--ephemeral --detach",
          "--ephemeral --no-cleanup",
          "--ephemeral --preserve-db",
          "--timeout soon",
          "--phase-timeout nonsense=1s",
          "--phase-timeout setup",
          "--phase-timeout setup=never",
          "--validate-config --timeout 5x",
          "--validate-config --phase-timeout setup=never",
          "--stack Bad_Name",
          "--stack -name --validate-config"
        })
    void what_cannot_be_is_64(String options) throws IOException {
      checkout(COMPOSE);
      List<String> words =
          new java.util.ArrayList<>(List.of("test", "--boulder", "checkouts/boulder"));
      words.addAll(List.of(options.split(" ")));

      assertThat(console.run(words.toArray(String[]::new))).isEqualTo(64);
      assertThat(console.stderr()).contains("`boulder-k8s test --help`");
    }
  }

  @Nested
  @DisplayNameGeneration(ReplaceUnderscores.class)
  final class Render {
    @Test
    void prints_yaml_without_a_cluster_and_nothing_else() throws IOException {
      checkout(COMPOSE);

      assertThat(console.run("render", "--boulder", "checkouts/boulder")).isZero();
      assertThat(console.stdout())
          .startsWith("---\napiVersion: \"v1\"\nkind: \"Namespace\"\n")
          .contains("name: \"boulder-test\"")
          .contains("image: \"mariadb:10\"");
      assertThat(console.stderr()).isEmpty();
    }

    @Test
    void finds_the_checkout_around_the_user() throws IOException {
      assertThat(console.in(checkout(COMPOSE)).run("render")).isZero();
      assertThat(console.stdout()).contains("mariadb:10");
    }

    @Test
    void the_stack_may_have_a_name_of_its_own() throws IOException {
      checkout(COMPOSE);

      assertThat(console.run("render", "--boulder", "checkouts/boulder", "--stack", "mine"))
          .isZero();
      assertThat(console.stdout()).contains("namespace: \"mine\"").doesNotContain("boulder-test");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bad_Name", "a.b", "name-", "with space"})
    void a_name_that_no_api_server_takes_is_64(String name) throws IOException {
      checkout(COMPOSE);

      assertThat(console.run("render", "--boulder", "checkouts/boulder", "--stack", name))
          .isEqualTo(64);
      assertThat(console.stderr()).contains("--stack: '" + name + "' cannot name a namespace");
      assertThat(console.stdout()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "A", "a/b", "-a"})
    void a_name_that_no_kind_cluster_can_have_is_64(String name) {
      assertThat(console.run("down", "--cluster", "--cluster-name", name)).isEqualTo(64);
      assertThat(console.stderr()).contains("--cluster-name: '" + name + "' cannot name a kind");
      console.with("BOULDER_K8S_CLUSTER", name);
      assertThat(console.run("down", "--cluster")).isEqualTo(64);
      assertThat(console.stderr()).contains("the variable BOULDER_K8S_CLUSTER: '" + name);
    }

    @Test
    void a_project_name_from_the_environment_is_blamed_on_the_variable() throws IOException {
      checkout(COMPOSE);
      console.with("COMPOSE_PROJECT_NAME", "Not Good");

      assertThat(console.run("render", "--boulder", "checkouts/boulder")).isEqualTo(65);
      assertThat(console.stderr())
          .contains("COMPOSE_PROJECT_NAME: `Not Good` cannot be the name of a project")
          .doesNotContain(":1:1");
    }

    @Test
    void writes_a_kustomize_tree() throws IOException {
      checkout(COMPOSE);

      assertThat(console.run("render", "--boulder", "checkouts/boulder", "-o", "tree")).isZero();
      assertThat(home.resolve("tree/overlays/test/kustomization.yaml")).exists();
      assertThat(home.resolve("tree/dependencies/pod-db.yaml")).content().contains("mariadb:10");
      assertThat(console.stdout()).isEmpty();
    }

    @Test
    void a_second_render_takes_away_what_is_not_rendered_any_more_and_nothing_else()
        throws IOException {
      checkout(COMPOSE);
      assertThat(console.run("render", "--boulder", "checkouts/boulder", "-o", "tree")).isZero();
      Path own = Files.writeString(home.resolve("tree/base/own.yaml"), "a: b\n");
      checkout(COMPOSE.replace("db", "sql"));

      assertThat(console.run("render", "--boulder", "checkouts/boulder", "-o", "tree")).isZero();
      assertThat(home.resolve("tree/dependencies/pod-db.yaml")).doesNotExist();
      assertThat(home.resolve("tree/dependencies/pod-sql.yaml")).exists();
      assertThat(own).exists();
    }

    @Test
    void a_tree_that_is_not_what_the_checkout_produces_is_1_and_the_summary_says_so()
        throws IOException {
      checkout(COMPOSE);
      String[] check = {"render", "--boulder", "checkouts/boulder", "--check", "tree"};
      assertThat(console.run("render", "--boulder", "checkouts/boulder", "-o", "tree")).isZero();
      assertThat(console.run(check)).isZero();
      assertThat(console.stdout()).isEmpty();
      checkout(COMPOSE.replace("mariadb:10", "mariadb:11"));
      Path summary = home.resolve("summary.md");

      assertThat(console.with("GITHUB_STEP_SUMMARY", summary.toString()).run(check)).isEqualTo(1);
      assertThat(console.stdout())
          .contains("dependencies/pod-db.yaml: different\n", "-    image: \"mariadb:10\"\n");
      assertThat(summary).content().contains("| `dependencies/pod-db.yaml` | different |");
    }

    @Test
    void the_checkout_may_be_at_one_place_on_all_nodes() throws IOException {
      checkout(COMPOSE + "    volumes: [\".:/boulder\", \"./a:/a\"]\n");

      assertThat(
              console.run("render", "--boulder", "checkouts/boulder", "--checkout-at", "/there/"))
          .isZero();
      assertThat(console.stdout()).contains("path: \"/there\"", "path: \"/there/a\"");
    }

    @Test
    void a_place_that_cannot_be_written_is_74() throws IOException {
      checkout(COMPOSE);
      Files.writeString(home.resolve("file"), "");

      assertThat(console.run("render", "--boulder", "checkouts/boulder", "-o", "file/tree"))
          .isEqualTo(74);
      assertThat(console.stderr()).contains(home.resolve("file").toString());
    }

    @Test
    void config_next_without_its_file_is_65() throws IOException {
      checkout(COMPOSE);

      assertThat(console.run("render", "--boulder", "checkouts/boulder", "--config-next"))
          .isEqualTo(65);
      assertThat(console.stderr()).contains("docker-compose.next.yml");
    }
  }
}
