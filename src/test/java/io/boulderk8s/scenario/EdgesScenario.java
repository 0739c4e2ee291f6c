package io.boulderk8s.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.Cli;
import io.boulderk8s.testkit.CliResult;
import io.boulderk8s.testkit.ClusterView;
import io.boulderk8s.testkit.EdgePromises;
import io.boulderk8s.testkit.PodCalls;
import io.boulderk8s.testkit.PodCalls.Call;
import io.boulderk8s.testkit.ScenarioExtension;
import io.boulderk8s.testkit.Splits;
import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Who may call whom in the split sample, tried from inside every pod. The second scenario needs the
 * stack of the first one.
 */
@EnabledIfSystemProperty(
    named = "scenarios.long",
    matches = ".*",
    disabledReason = "-Dscenarios.long: takes 6 minutes; docs/staging.md has its last result")
@ResourceLock("sample")
@ExtendWith(ScenarioExtension.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class EdgesScenario {
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final String STACK = "edges-staging";

  /** It has no network: nobody finds it, and it finds nobody. */
  private static final List<String> ALONE = List.of("bpkimetal");

  private final EdgePromises promises = new EdgePromises(Splits.sample());

  @Test
  @Order(1)
  void each_edge_must_be_open_and_every_other_way_closed(Cli cli, ClusterView cluster) {
    CliResult run = run(cli, "test", "--detach", "--quiet", "--", "--integration");
    assertThat(run.exitCode()).as(run::toString).isZero();
    PodCalls pods = PodCalls.among(cluster, STACK).without(ALONE);
    assertThat(pods.addresses()).hasSizeGreaterThan(34);

    SortedSet<Call> calls = promises.all(pods.addresses().keySet());
    assertThat(calls).hasSizeGreaterThan(3000);
    assertThat(promises.broken(pods.make(calls))).isEmpty();

    // what setup prints comes before the run's id
    String id = run.stdout().strip().replaceFirst("(?s).*\n", "");
    CliResult end = cli.run(LIMIT, "attach", id);
    assertThat(end.exitCode()).as(end::toString).isZero();
  }

  @Test
  @Order(2)
  void a_policy_that_is_gone_and_one_that_lacks_an_edge_must_be_found(
      Cli cli, ClusterView cluster) {
    CliResult up = run(cli, "up");
    assertThat(up.exitCode()).as(up::toString).isZero();
    cluster.kubectl("delete", "networkpolicy", "service-boulder-publisher-1", "-n", STACK);
    cluster.kubectl(
        "patch",
        "networkpolicy",
        "service-boulder-sa-1",
        "-n",
        STACK,
        "--type=json",
        "--patch=[{\"op\": \"remove\", \"path\": \"/spec/ingress/1\"}]");

    assertThat(broken(cluster))
        .contains("boulder-wfe2 -> boulder-publisher-1:61234 is no edge, and REFUSED")
        .contains("boulder-ra-1 -> boulder-sa-1:9395 is an edge, and SILENT")
        .allMatch(line -> line.matches(".*-> boulder-(publisher|sa)-1:.*"));

    CliResult again = run(cli, "up");
    assertThat(again.exitCode()).as(again::toString).isZero();
    assertThat(broken(cluster)).isEmpty();
  }

  @Test
  @Order(3)
  void down_must_leave_nothing(Cli cli) {
    assertThat(run(cli, "down").exitCode()).isZero();
  }

  private List<String> broken(ClusterView cluster) {
    PodCalls pods = PodCalls.among(cluster, STACK).without(ALONE);
    SortedSet<Call> calls = new TreeSet<>(promises.all(pods.addresses().keySet()));
    calls.removeIf(call -> !List.of("boulder-sa-1", "boulder-publisher-1").contains(call.to()));
    return promises.broken(pods.make(calls));
  }

  private static CliResult run(Cli cli, String command, String... arguments) {
    Stream<String> where = Stream.of(command, "--profile", "staging", "--stack", STACK);
    return cli.run(LIMIT, Stream.concat(where, Stream.of(arguments)).toArray(String[]::new));
  }
}
