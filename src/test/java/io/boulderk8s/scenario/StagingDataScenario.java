package io.boulderk8s.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.Cli;
import io.boulderk8s.testkit.CliResult;
import io.boulderk8s.testkit.ClusterView;
import io.boulderk8s.testkit.SampleCopy;
import io.boulderk8s.testkit.ScenarioExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of a database's data, in a split stack of its own. */
@EnabledIfSystemProperty(
    named = "scenarios.long",
    matches = ".*",
    disabledReason = "-Dscenarios.long: takes 5 minutes; docs/staging.md has its last result")
@ExtendWith(ScenarioExtension.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
final class StagingDataScenario {
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final String STACK = "kept-staging";
  private static final String POD = "bmariadb-0";
  private static final Path CHECKOUT = Path.of("target/split/kept").toAbsolutePath();

  @Test
  void data_outlives_its_pod_and_ends_with_what_it_belongs_to(Cli cli, ClusterView cluster)
      throws IOException {
    SampleCopy.to(CHECKOUT, cli);
    succeed(cli, "up");
    inDatabase(cluster, "touch", "/var/lib/mysql/marker");

    cluster.kubectl("delete", "pod", POD, "-n", STACK, "--timeout=60s");
    CliResult again = succeed(cli, "up");
    assertThat(again.stderr()).contains("bseaweedfs runs already");
    assertThat(inDatabase(cluster, "ls", "/var/lib/mysql")).contains("marker");

    // a new database would execute it; the setup would put back what is SQL
    Files.writeString(CHECKOUT.resolve("sa/db/more.sh"), "# nothing\n");
    CliResult refused = run(cli, "up", "--preserve-db");
    assertThat(refused.exitCode()).as(refused::toString).isEqualTo(77);
    assertThat(refused.stderr()).contains("bmariadb-data", "--preserve-db");
    assertThat(inDatabase(cluster, "ls", "/var/lib/mysql")).contains("marker");

    CliResult anew = succeed(cli, "up");
    assertThat(anew.stderr()).contains("start anew, without their data", "or to a schema");
    assertThat(inDatabase(cluster, "ls", "/var/lib/mysql"))
        .contains("ibdata1")
        .doesNotContain("marker");

    succeed(cli, "down");
    assertThat(cluster.kubectl("get", "persistentvolumes")).doesNotContain(STACK + "/");
  }

  @AfterEach
  void the_stack_is_removed(Cli cli) {
    run(cli, "down");
  }

  private static String inDatabase(ClusterView cluster, String... command) {
    Stream<String> where = Stream.of("exec", "-n", STACK, POD, "-c", "bmariadb", "--");
    return cluster.kubectl(Stream.concat(where, Stream.of(command)).toArray(String[]::new));
  }

  private static CliResult succeed(Cli cli, String command) {
    CliResult result = run(cli, command);
    assertThat(result.exitCode()).as(result::toString).isZero();
    return result;
  }

  private static CliResult run(Cli cli, String command, String... more) {
    Stream<String> where =
        Stream.of(command, "--profile", "staging", "--boulder", CHECKOUT.toString());
    return cli.run(LIMIT, Stream.concat(where, Stream.of(more)).toArray(String[]::new));
  }
}
