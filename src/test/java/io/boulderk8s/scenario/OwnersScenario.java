package io.boulderk8s.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.Cli;
import io.boulderk8s.testkit.CliResult;
import io.boulderk8s.testkit.ClusterView;
import io.boulderk8s.testkit.MiniCheckout;
import io.boulderk8s.testkit.RunningProcess;
import io.boulderk8s.testkit.ScenarioExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two installations, with worktrees of one name, on one cluster and at the same time. */
@Order(2)
@ExtendWith(ScenarioExtension.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
final class OwnersScenario {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final String STACK = "twin-test";

  /** Until it is told to go on, from outside of the checkout: a cell has a view of that. */
  private static final String TESTS =
      """
      echo begun
      until [ -e /signal/go ] || [ "$1" = quick ]; do sleep 0.2; done
      [ "$1" = quick ] || exit 3
      """;

  private static final String COMPOSE =
      """
      services:
        bsetup:
          image: TOOLS
          entrypoint: ["true"]
          profiles: [setup]
        boulder:
          image: TOOLS
          entrypoint: ["env"]
          working_dir: /boulder
          volumes: [".:/boulder", "../signal:/signal"]
      """;

  private static final MiniCheckout FIRST = MiniCheckout.of("owners-first/twin", TESTS);
  private static final MiniCheckout SECOND = MiniCheckout.of("owners-second/twin", TESTS);

  @TempDir private Path folder;

  /** An installation. */
  private record User(Cli cli, Map<String, String> environment) {
    static User of(Cli cli, Path folder, String name) {
      try {
        Path cache = Files.createDirectories(folder.resolve(name));
        Path tools = Path.of(System.getProperty("user.home"), ".cache/boulder-k8s/bin");
        if (Files.isDirectory(tools)) {
          Files.createSymbolicLink(cache.resolve("bin"), tools);
        }
        return new User(cli, Map.of("BOULDER_K8S_CACHE", cache.toString()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    RunningProcess starts(MiniCheckout checkout, String... words) {
      return cli.startWith(environment, words(checkout, words));
    }

    CliResult does(MiniCheckout checkout, String... words) {
      return cli.runWith(environment, LIMIT, words(checkout, words));
    }

    void isRefused(String whose, MiniCheckout checkout, String... words) {
      CliResult refused = does(checkout, words);
      assertThat(refused.exitCode()).as(refused::toString).isEqualTo(78);
      assertThat(refused.stderr()).as(refused::toString).contains(whose);
    }

    void succeeds(MiniCheckout checkout, String... words) {
      CliResult result = does(checkout, words);
      assertThat(result.exitCode()).as(result::toString).isZero();
    }

    private static String[] words(MiniCheckout checkout, String... words) {
      return Stream.concat(
              Stream.of(words[0], "--boulder", checkout.path()),
              List.of(words).subList(1, words.length).stream())
          .toArray(String[]::new);
    }
  }

  @BeforeEach
  void two_worktrees() throws IOException {
    for (MiniCheckout checkout : List.of(FIRST, SECOND)) {
      checkout.write("docker-compose.yml", COMPOSE);
      checkout.write("cells", "./t.sh wait\n");
      Files.createDirectories(checkout.root().resolveSibling("signal"));
      Files.deleteIfExists(go(checkout));
    }
  }

  private static Path go(MiniCheckout checkout) {
    return checkout.root().resolveSibling("signal").resolve("go");
  }

  @Test
  void neither_harms_the_other_and_each_gets_its_own_exit_code(Cli cli, ClusterView cluster)
      throws IOException {
    User one = User.of(cli, folder, "one");
    User two = User.of(cli, folder, "two");
    String cells = FIRST.root().resolve("cells").toString();
    String artifacts = folder.resolve("artifacts").toString();

    RunningProcess standing = one.starts(FIRST, "test", "wait");
    standing.awaitStdout("begun\n", LIMIT);
    RunningProcess brief = one.starts(FIRST, "test", "--ephemeral", "wait");
    RunningProcess killed = one.starts(FIRST, "test", "--ephemeral", "wait");
    RunningProcess matrix = one.starts(FIRST, "matrix", "--list", cells, "--artifacts", artifacts);
    brief.awaitStdout("begun\n", LIMIT);
    killed.awaitStdout("begun\n", LIMIT);
    matrix.awaitStderr("c1 begins", LIMIT);
    killed.signal("KILL");
    killed.end(LIMIT);

    String whose = "it belongs to the checkout " + FIRST.path() + " of another installation";
    two.isRefused(whose, SECOND, "test", "quick");
    two.isRefused(whose, SECOND, "up", "--kept");
    two.isRefused(whose, SECOND, "down");
    two.isRefused(whose, SECOND, "matrix", "--list", SECOND.root().resolve("cells").toString());
    CliResult cluster78 = cli.runWith(two.environment(), LIMIT, "down", "--cluster");
    assertThat(cluster78.exitCode()).as(cluster78::toString).isEqualTo(78);
    for (String verb : List.of("cancel", "attach")) {
      CliResult run78 = cli.runWith(two.environment(), LIMIT, verb, run(cluster));
      assertThat(run78.exitCode()).as(run78::toString).isEqualTo(78);
    }
    two.isRefused(whose, SECOND, "shell", "boulder", "true");
    CliResult status = two.does(SECOND, "status");
    assertThat(status.stderr()).contains("stack " + STACK + " belongs to the checkout");
    // its own it may have beside them, and take down
    two.succeeds(SECOND, "test", "--ephemeral", "quick");
    two.succeeds(SECOND, "test", "--stack", "twin-two", "quick");
    two.succeeds(SECOND, "down", "--stack", "twin-two");
    // a worktree of the same name in the same installation is another checkout, too
    one.isRefused("it belongs to the checkout " + FIRST.path(), SECOND, "test", "quick");
    one.isRefused("it belongs to the checkout " + FIRST.path(), SECOND, "down");
    // and nobody's own run is taken away from it
    one.isRefused("a run is going on in this stack", FIRST, "down");

    assertThat(cluster.pods(STACK)).contains("boulder-tests");
    Files.writeString(go(FIRST), "");
    for (RunningProcess process : List.of(standing, brief, matrix)) {
      CliResult end = process.end(LIMIT);
      assertThat(end.exitCode()).as(end::toString).isEqualTo(3);
    }
    // who insists may take even a run, which then never counts as passed or failed
    Files.delete(go(FIRST));
    RunningProcess taken = one.starts(FIRST, "test", "wait");
    taken.awaitStdout("begun\n", LIMIT);
    two.succeeds(SECOND, "down", "--force");
    CliResult unknown = taken.end(LIMIT);
    assertThat(unknown.exitCode()).as(unknown::toString).isEqualTo(76);
    // the killed one's stack goes with the first command of its own installation
    one.succeeds(FIRST, "down");
    assertThat(cluster.kubectl("get", "namespaces", "-o", "name")).doesNotContain("twin");
  }

  private static String run(ClusterView cluster) {
    String id = "jsonpath={.items[0].metadata.labels.boulder-k8s\\.io/run}";
    return cluster
        .kubectl("get", "pods", "-n", STACK, "-l", "boulder-k8s.io/run", "-o", id)
        .strip();
  }
}
