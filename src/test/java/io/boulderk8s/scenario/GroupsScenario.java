package io.boulderk8s.scenario;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.boulder.catalog.Group;
import io.boulderk8s.testkit.Cli;
import io.boulderk8s.testkit.CliResult;
import io.boulderk8s.testkit.ClusterView;
import io.boulderk8s.testkit.SampleCopy;
import io.boulderk8s.testkit.ScenarioExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A migration, group by group in one stack: the first groups are split, the others are processes of
 * the runner. With all groups it is StagingScenario's.
 */
@EnabledIfSystemProperty(
    named = "scenarios.long",
    matches = ".*",
    disabledReason = "-Dscenarios.long: takes 15 minutes; docs/staging.md has its last result")
@ExtendWith(ScenarioExtension.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class GroupsScenario {
  private static final Duration LIMIT = Duration.ofMinutes(12);
  private static final String STACK = "groups-staging";
  private static final Path CHECKOUT = Path.of("target/groups/groups").toAbsolutePath();

  @Order(1)
  @ParameterizedTest
  @EnumSource(
      names = {"TEST_SERVERS", "OTHER"},
      mode = EnumSource.Mode.EXCLUDE)
  void the_suite_must_pass_with_the_groups_up_to_this_one_split(
      Group last, Cli cli, ClusterView cluster) {
    SampleCopy.to(CHECKOUT, cli);
    List<String> split =
        Stream.of(Group.values())
            .filter(group -> group.compareTo(last) <= 0)
            .map(Group::word)
            .toList();
    List<String> words = new ArrayList<>();
    split.forEach(group -> words.addAll(List.of("--group", group)));
    words.addAll(List.of("--", "--integration", "--verbose"));

    CliResult run = run(cli, "test", words);

    assertThat(run.exitCode()).as(run::toString).isZero();
    assertThat(groups(cluster)).containsExactlyInAnyOrderElementsOf(split);
  }

  @Order(2)
  @Test
  void down_must_leave_nothing(Cli cli) {
    CliResult down = run(cli, "down", List.of());
    assertThat(down.exitCode()).as(down::toString).isZero();
  }

  /** Those that have pods. */
  private static Set<String> groups(ClusterView cluster) {
    String selector = "boulder-k8s.io/role=service";
    String group =
        "jsonpath={range .items[*]}{.metadata.labels.boulder-k8s\\.io/group}{'\\n'}{end}";
    return cluster
        .kubectl("get", "pods", "-n", STACK, "-l", selector, "-o", group)
        .lines()
        .collect(toSet());
  }

  private static CliResult run(Cli cli, String command, List<String> words) {
    Stream<String> where =
        Stream.of(command, "--profile", "staging", "--boulder", CHECKOUT.toString());
    return cli.run(LIMIT, Stream.concat(where, words.stream()).toArray(String[]::new));
  }
}
