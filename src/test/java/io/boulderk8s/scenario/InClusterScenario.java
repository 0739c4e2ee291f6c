package io.boulderk8s.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.Cli;
import io.boulderk8s.testkit.CliResult;
import io.boulderk8s.testkit.ClusterView;
import io.boulderk8s.testkit.SampleCopy;
import io.boulderk8s.testkit.ScenarioExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The sample, split, without agents in the pods of its services; each scenario needs the stack of
 * the one before it.
 */
@EnabledIfSystemProperty(
    named = "scenarios.long",
    matches = ".*",
    disabledReason = "-Dscenarios.long: takes 8 minutes; docs/staging.md has its last result")
@ExtendWith(ScenarioExtension.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class InClusterScenario {
  private static final Duration LIMIT = Duration.ofMinutes(15);
  private static final String STACK = "incluster-staging";
  private static final Path CHECKOUT = Path.of("target/incluster/incluster").toAbsolutePath();
  private static final Pattern FAILED =
      Pattern.compile("(?m)^(test_\\w+) \\.\\.\\. (?:FAIL|ERROR)$");
  private static final Pattern PASSED = Pattern.compile("(?m)^test_\\w+ \\.\\.\\. ok$");

  /** Those that docs/staging.md names, with the reason. */
  private static final Set<String> NONCES =
      Set.of(
          "test_nonces_come_from_both_services_of_their_site_and_no_other",
          "test_nonce_goes_to_the_service_that_its_prefix_names");

  private static CliResult run(Cli cli, String command, String... words) {
    return cli.run(
        LIMIT,
        Stream.concat(
                Stream.of(
                    command,
                    "--profile",
                    "staging",
                    "--discovery",
                    "kubernetes",
                    "--boulder",
                    CHECKOUT.toString()),
                Stream.of(words))
            .toArray(String[]::new));
  }

  @Test
  @Order(1)
  void up_must_end_with_services_whose_pods_have_one_container(Cli cli, ClusterView cluster) {
    SampleCopy.to(CHECKOUT, cli);
    CliResult up = run(cli, "up");
    assertThat(up.exitCode()).as(up::toString).isZero();

    String pods =
        cluster.kubectl(
            "get",
            "pods",
            "-n",
            STACK,
            "-l",
            "boulder-k8s.io/role=service",
            "-o",
            "jsonpath={range .items[*]}{.metadata.labels.app}{':'}{.spec.containers[*].name}"
                + "{.spec.initContainers[*].name}{.spec.containers[*].securityContext}{\"\\n\"}{end}");
    assertThat(pods.lines())
        .hasSizeGreaterThan(25)
        .allSatisfy(
            line -> assertThat(line).isEqualTo(line.split(":")[0] + ":" + line.split(":")[0]));
  }

  @Test
  @Order(2)
  void a_second_stack_with_the_same_addresses_must_be_refused(Cli cli) {
    CliResult second = run(cli, "up", "--stack", "second");
    assertThat(second.exitCode()).as(second::toString).isEqualTo(78);
    assertThat(second.stderr()).contains("64.112.117.122:80", "namespace " + STACK);
  }

  @Test
  @Order(3)
  void the_unmodified_suite_must_pass_but_for_what_is_not_so_any_more(Cli cli) {
    Set<String> all = new TreeSet<>(NONCES);
    all.add("test_log_validator_reads_what_services_wrote_to_syslog");
    assertThat(failed(run(cli, "test", "--", "--integration", "--verbose"))).isEqualTo(all);
  }

  @Test
  @Order(4)
  void config_next_must_pass_as_well(Cli cli) {
    assertThat(failed(run(cli, "test", "--config-next", "--", "--integration", "--verbose")))
        .isEqualTo(NONCES);
  }

  @Test
  @Order(5)
  void down_must_leave_nothing(Cli cli, ClusterView cluster) {
    CliResult down =
        cli.run(LIMIT, "down", "--profile", "staging", "--boulder", CHECKOUT.toString());
    assertThat(down.exitCode()).as(down::toString).isZero();
    assertThat(cluster.kubectl("get", "namespaces", "-o", "name")).doesNotContain(STACK);
  }

  private static Set<String> failed(CliResult run) {
    assertThat(PASSED.matcher(run.stdout()).results()).as(run::toString).hasSizeGreaterThan(50);
    return FAILED
        .matcher(run.stdout())
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
