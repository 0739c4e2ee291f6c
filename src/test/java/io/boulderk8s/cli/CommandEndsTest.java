package io.boulderk8s.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.failure.Problem;
import io.boulderk8s.testkit.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What a program learns of the end of a command that has events, whatever the end. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class CommandEndsTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path home;
  private Console console;

  @BeforeEach
  void console() throws IOException {
    home = home.toRealPath();
    console = new Console(home);
  }

  /** Does what it is made for, with events, as `test` does its work. */
  @CommandLine.Command(name = "work")
  private static final class Work implements Callable<Integer> {
    @CommandLine.Mixin private EventOptions events = new EventOptions();

    private final Console console;
    private final Callable<Integer> work;

    Work(Console console, Callable<Integer> work) {
      this.console = console;
      this.work = work;
    }

    @Override
    public Integer call() throws Exception {
      events.reporter(console.invocation()).progress("work");
      return work.call();
    }
  }

  private int works(Callable<Integer> work, String... options) {
    CommandLine root = console.commandLine();
    root.addSubcommand(new Work(console, work));
    root.setExecutionStrategy(root.getExecutionStrategy());
    root.setExecutionExceptionHandler(root.getExecutionExceptionHandler());
    root.setParameterExceptionHandler(root.getParameterExceptionHandler());
    List<String> words = new ArrayList<>(List.of("work"));
    words.addAll(List.of(options));
    return root.execute(words.toArray(String[]::new));
  }

  private List<JsonNode> events(Path file) throws IOException {
    List<JsonNode> events = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      events.add(JSON.readTree(line));
    }
    return events;
  }

  private List<JsonNode> events() throws IOException {
    return events(home.resolve("events"));
  }

  private static void assertEnd(List<JsonNode> events, String kind, int code) {
    JsonNode failed = events.get(events.size() - 2);
    assertThat(failed.get("event").asText()).isEqualTo("command-failed");
    assertThat(failed.get("kind").asText()).isEqualTo(kind);
    assertThat(failed.get("exitCode").asInt()).isEqualTo(code);
    assertThat(failed.get("problems").get(0).get("what").asText()).isNotBlank();
    assertThat(failed.get("log").asText()).endsWith("boulder-k8s.log");
    assertEnded(events, code);
  }

  private static void assertEnded(List<JsonNode> events, int code) {
    assertThat(events.getLast().get("event").asText()).isEqualTo("command-ended");
    assertThat(events.getLast().get("exitCode").asInt()).isEqualTo(code);
    assertThat(events)
        .filteredOn(event -> event.get("event").asText().equals("command-ended"))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 64, 137})
  void the_tests_own_code_is_the_last_event(int code) throws IOException {
    assertThat(works(() -> code, "--events", "events")).isEqualTo(code);
    assertEnded(events(), code);
    assertThat(events()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(FailureKind.class)
  void each_failure_is_an_event_with_all_its_problems(FailureKind kind) throws IOException {
    Callable<Integer> fails =
        () -> {
          throw new BoulderK8sException(
              kind,
              List.of(new Problem("x.yml:1:2", "is wrong", "mend it"), new Problem("", "b", "")),
              null);
        };
    String name = kind.name().toLowerCase().replace('_', '-');

    assertThat(works(fails, "--events", "events")).isEqualTo(kind.exitCode());
    assertEnd(events(), name, kind.exitCode());
    JsonNode problems = events().get(1).get("problems");
    assertThat(problems).hasSize(2);
    assertThat(problems.get(0).toString())
        .isEqualTo("{\"where\":\"x.yml:1:2\",\"what\":\"is wrong\",\"next\":\"mend it\"}");
    assertThat(console.stderr()).contains("boulder-k8s: x.yml:1:2: is wrong\n  -> mend it\nb\n");
  }

  @Test
  void with_json_stderr_has_nothing_else() throws IOException {
    works(
        () -> {
          throw BoulderK8sException.of(FailureKind.BUSY, "", "busy", "wait");
        },
        "--json");

    Path said = Files.writeString(home.resolve("said"), console.stderr());
    assertEnd(events(said), "busy", 78);
  }

  @Test
  void a_bug_has_its_stack() throws IOException {
    works(
        () -> {
          throw new IllegalStateException("impossible");
        },
        "--events",
        "events");

    assertEnd(events(), "bug", 70);
    assertThat(events().get(1).get("stack").asText())
        .startsWith("java.lang.IllegalStateException: impossible")
        .contains("CommandEndsTest");
    assertThat(console.stderr()).contains("this is a bug").contains("at io.boulderk8s.cli");
  }

  @Test
  void what_is_no_exception_is_a_bug_too() throws IOException {
    Callable<Integer> fails =
        () -> {
          throw new NoClassDefFoundError("a/missing/Type");
        };

    assertThat(works(fails, "--events", "events")).isEqualTo(70);
    assertEnd(events(), "bug", 70);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "attach --nonsense --events events",
        "attach --events=events --nonsense a",
        "attach --timeout --events events",
        "test --phase-timeout --events events",
        "test --ephemeral --detach --events events"
      })
  void a_command_line_that_is_not_understood_is_an_event(String words) throws IOException {
    Files.writeString(home.resolve("docker-compose.yml"), "services: {}");

    assertThat(console.run(words.split(" "))).isEqualTo(64);
    assertEnd(events(), "usage", 64);
    assertThat(console.stderr()).contains("--help` lists what it takes");
  }

  @Test
  void a_checkout_that_is_none_is_an_event() throws IOException {
    assertThat(console.run("test", "--boulder", "nowhere", "--events", "events")).isEqualTo(65);
    assertEnd(events(), "checkout", 65);
  }

  @Test
  void what_follows_two_dashes_is_no_option_of_ours() {
    assertThat(console.run("test", "--timeout", "--", "--events", "events")).isEqualTo(64);
    assertThat(home.resolve("events")).doesNotExist();
  }

  @Test
  void whoever_insists_gets_an_end_at_once_and_the_events_have_theirs() throws IOException {
    EventOptions events = new EventOptions();
    events.readFrom(List.of("--events", "events"));
    List<Integer> halts = new ArrayList<>();
    Invocation user = console.invocation();
    Invocation halting =
        new Invocation(
            user.environment(),
            user.log(),
            user.stdin(),
            user.stdout(),
            user.stderr(),
            user.terminal(),
            user.columns(),
            halts::add);
    events.halt(halting, 130);

    assertThat(halts).containsExactly(130);
    assertEnd(events(), "interrupted", 130);
    assertThat(console.stderr()).contains("ended at once").contains("boulder-k8s down");
  }

  @Test
  void help_has_an_end_too() throws IOException {
    assertThat(console.run("test", "--events", "events", "--help")).isZero();
    assertEnded(events(), 0);
  }

  @Test
  void a_file_that_cannot_be_made_is_74_and_told_once() {
    assertThat(works(() -> 0, "--events", "no/such/events")).isEqualTo(74);
    assertThat(console.stderr())
        .containsOnlyOnce(
            "boulder-k8s: --events: " + home.resolve("no/such") + ": there is no such folder");
    assertThat(works(() -> 0, "--events", ".")).isEqualTo(74);
    assertThat(console.stderr())
        .containsOnlyOnce("boulder-k8s: --events: " + home.resolve(".") + ": ");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3})
  void a_full_file_is_told_once_and_74_unless_the_tests_have_a_code_of_their_own(int code) {
    assumeTrue(Files.exists(Path.of("/dev/full")), "skipped: there is no /dev/full");

    assertThat(works(() -> code, "--events", "/dev/full")).isEqualTo(code == 0 ? 74 : code);
    assertThat(console.stderr())
        .containsOnlyOnce("boulder-k8s: --events /dev/full: events are missing");
  }

  @Test
  void a_full_file_is_told_to_the_quiet_as_well() {
    assumeTrue(Files.exists(Path.of("/dev/full")), "skipped: there is no /dev/full");

    assertThat(works(() -> 0, "--quiet", "--events", "/dev/full")).isEqualTo(74);
    assertThat(console.stderr()).startsWith("boulder-k8s: --events /dev/full: events are missing");
  }
}
