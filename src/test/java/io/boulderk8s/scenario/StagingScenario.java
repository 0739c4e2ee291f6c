package io.boulderk8s.scenario;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.Cli;
import io.boulderk8s.testkit.CliResult;
import io.boulderk8s.testkit.ClusterView;
import io.boulderk8s.testkit.EdgePromises;
import io.boulderk8s.testkit.PodCalls;
import io.boulderk8s.testkit.SampleCopy;
import io.boulderk8s.testkit.ScenarioExtension;
import io.boulderk8s.testkit.Splits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * The sample with each service of Boulder as a workload of its own; each scenario needs the stack
 * of the one before it.
 */
@Order(1)
@ResourceLock(ParityScenario.MOST_OF_THE_MACHINE)
@ExtendWith(ScenarioExtension.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class StagingScenario {
  private static final Duration LIMIT = Duration.ofMinutes(15);
  private static final String STACK = "split-staging";
  private static final Path CHECKOUT = Path.of("target/split/split").toAbsolutePath();
  private static final Pattern TEST = Pattern.compile("(?m)^ +def (test_\\w+)");
  private static final EdgePromises EDGES = new EdgePromises(Splits.sample());
  private static final Predicate<String> CHANGED =
      Set.of("boulder-publisher-1", "boulder-sa-1")::contains;
  private static final Pattern OUTCOME = Pattern.compile("(?m)^test_\\w+ \\.\\.\\. .*$");

  private String suite = "";
  private String wfe = "";
  private String s3 = "";

  @Test
  @Order(1)
  void up_must_end_with_every_service_serving_in_a_pod_of_its_own(Cli cli) {
    SampleCopy.to(CHECKOUT, cli);
    CliResult up = run(cli, "up", "--profile", "staging");
    assertThat(up.exitCode()).as(up::toString).isZero();

    assertThat(services(cli))
        .hasSizeGreaterThan(25)
        .allSatisfy(line -> assertThat(line).endsWith("serving").contains(" 1/1 "));
  }

  /** The suite's runner is one of the pods. */
  @Test
  @Order(2)
  void each_edge_must_be_open_and_every_other_way_closed(Cli cli, ClusterView cluster) {
    wfe = pod(cluster, "boulder-wfe2");
    s3 = pod(cluster, "s3-test-srv");
    CliResult run =
        run(cli, "test", "--profile", "staging", "--detach", "--", "--integration", "--verbose");
    assertThat(run.exitCode()).as(run::toString).isZero();
    suite = run.stdout().strip();

    PodCalls pods = PodCalls.among(cluster, STACK);
    assertThat(pods.addresses()).hasSizeGreaterThan(34).containsKey("boulder");
    assertThat(EDGES.broken(pods, _ -> true)).isEmpty();
  }

  @Test
  @Order(3)
  void every_test_of_the_unmodified_suite_must_pass_against_the_services_that_are_up(
      Cli cli, ClusterView cluster) throws IOException {
    CliResult split = cli.run(LIMIT, "attach", suite);

    assertThat(split.exitCode()).as(split::toString).isZero();
    assertThat(outcomes(split)).isEqualTo(tests().map(test -> test + " ... ok").toList());
    assertThat(pod(cluster, "boulder-wfe2")).as("it stays").isEqualTo(wfe);
    assertThat(pod(cluster, "s3-test-srv")).as("it remembers runs").isNotEqualTo(s3);
    assertThat(cluster.onNode("sh", "-c", "ps -e -o args= | grep -c '[b]oulder-ra ' || true"))
        .as("the runner's processes have ended, the pods' have not")
        .isNotEqualTo("0\n");
  }

  @Test
  @Order(4)
  void a_policy_that_is_gone_and_one_that_lacks_an_edge_must_be_found(
      Cli cli, ClusterView cluster) {
    String delete = "delete networkpolicy service-boulder-publisher-1 -n " + STACK;
    cluster.kubectl(delete.split(" "));
    String patch = "patch networkpolicy service-boulder-sa-1 --type=json -n " + STACK;
    String withoutEdges = "--patch=[{\"op\":\"remove\",\"path\":\"/spec/ingress/1\"}]";
    cluster.kubectl((patch + " " + withoutEdges).split(" "));

    assertThat(EDGES.broken(PodCalls.among(cluster, STACK), CHANGED))
        .contains(
            "boulder-wfe2 -> boulder-publisher-1:61234 is no edge, and REFUSED",
            "boulder-ra-1 -> boulder-sa-1:9395 is an edge, and SILENT");
    CliResult up = run(cli, "up", "--profile", "staging");
    assertThat(up.exitCode()).as(up::toString).isZero();
    assertThat(EDGES.broken(PodCalls.among(cluster, STACK), CHANGED)).isEmpty();
  }

  @Test
  @Order(5)
  void config_next_must_pass_as_well(Cli cli) {
    CliResult next =
        run(
            cli,
            "test",
            "--profile",
            "staging",
            "--config-next",
            "--",
            "--integration",
            "--verbose");
    assertThat(next.exitCode()).as(next::toString).isZero();
    assertThat(outcomes(next)).isNotEmpty().noneMatch(line -> line.contains("FAIL"));
  }

  @Test
  @Order(6)
  void down_must_leave_nothing(Cli cli, ClusterView cluster) {
    CliResult down = run(cli, "down", "--profile", "staging");
    assertThat(down.exitCode()).as(down::toString).isZero();
    assertThat(cluster.kubectl("get", "namespaces", "-o", "name")).doesNotContain(STACK);
  }

  private static CliResult run(Cli cli, String command, String... arguments) {
    Stream<String> where = Stream.of(command, "--boulder", CHECKOUT.toString());
    return cli.run(LIMIT, Stream.concat(where, Stream.of(arguments)).toArray(String[]::new));
  }

  /** All that the sample has: ParityScenario sees them pass unsplit. */
  private static Stream<String> tests() throws IOException {
    try (Stream<Path> files = Files.list(CHECKOUT.resolve("test/integration"))) {
      String text =
          files
              .filter(file -> file.toString().endsWith(".py"))
              .map(StagingScenario::text)
              .collect(joining());
      return TEST.matcher(text).results().map(found -> found.group(1)).sorted();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> outcomes(CliResult run) {
    return OUTCOME.matcher(run.stdout()).results().map(found -> found.group()).sorted().toList();
  }

  private static List<String> services(Cli cli) {
    CliResult status = run(cli, "status", "--profile", "staging");
    assertThat(status.exitCode()).as(status::toString).isZero();
    return Stream.of(status.stdout().split("\n\n", 2)[0].split("\n")).skip(1).toList();
  }

  private static String pod(ClusterView cluster, String service) {
    return cluster.kubectl("get", "pods", "-n", STACK, "-l", "app=" + service, "-o", "name");
  }
}
