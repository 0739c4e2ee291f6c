package io.boulderk8s.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.Cli;
import io.boulderk8s.testkit.CliResult;
import io.boulderk8s.testkit.DockerCompose;
import io.boulderk8s.testkit.Resources;
import io.boulderk8s.testkit.SampleCopy;
import io.boulderk8s.testkit.ScenarioExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The oracle: the same checkout under docker compose, compared from inside every container. */
@Order(1)
@ResourceLock(ParityScenario.MOST_OF_THE_MACHINE)
@ExtendWith(ScenarioExtension.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(Lifecycle.PER_CLASS)
final class ParityScenario {
  /** The lock of scenarios that make two processors late with everything that others do. */
  static final String MOST_OF_THE_MACHINE = "most of the machine";

  private static final Duration LIMIT = Duration.ofMinutes(25);
  private static final int SAME = 0;
  private static final int DIFFERENT = 1;
  private static final Path CHECKOUT = Path.of("target/parity/parity").toAbsolutePath();
  private static final List<String> TESTS = List.of("--", "--unit", "--integration", "--verbose");

  /** A look at the Compose side takes a minute: one is enough for all tests that want the same. */
  private final Map<List<String>, Path> composeSides = new HashMap<>();

  @Test
  void the_sample_must_be_the_same_on_both_sides_and_so_must_its_tests(Cli cli) throws Exception {
    assertSame(cli, TESTS);
  }

  @Test
  void so_must_config_next(Cli cli) throws Exception {
    assertSame(cli, List.of("--config-next", "--", "--integration", "--verbose"));
  }

  private void assertSame(Cli cli, List<String> tests) throws Exception {
    Path compose = compose(cli, tests);
    Path kubernetes = record(cli, "k8s", tests);

    assertThat(Files.readString(kubernetes)).contains("\"tests\"");
    CliResult compared =
        cli.run(LIMIT, "parity", "compare", compose.toString(), kubernetes.toString());
    assertThat(compared.exitCode()).as(compared::toString).isEqualTo(SAME);
    assertThat(compared.stdout()).contains(" 0 unknown differences");
  }

  /** Each of these changes is one that somebody could make to a pod without a test failing. */
  @Test
  void every_change_of_a_stack_must_be_caught(Cli cli) throws Exception {
    Path compose = compose(cli, TESTS);
    Path changed = folder().resolve("changed.yml");
    Files.writeString(changed, Resources.text("parity/changed.yml"));
    Path kubernetes =
        recordWith(cli, "k8s", "docker-compose.yml:" + changed, List.of("--stack=parity-changed"));

    CliResult compared =
        cli.run(LIMIT, "parity", "compare", compose.toString(), kubernetes.toString());
    assertThat(compared.exitCode()).as(compared::toString).isEqualTo(DIFFERENT);
    assertThat(Resources.lines("parity/changes.txt"))
        .hasSizeGreaterThanOrEqualTo(20)
        .allSatisfy(
            change -> assertThat(compared.stdout()).containsPattern(change.replace(" ", " +")));
  }

  /** Under Compose it has the addresses to itself; on the cluster others may use the sample. */
  @BeforeEach
  void a_copy_of_the_sample(Cli cli) {
    SampleCopy.to(CHECKOUT, cli);
  }

  private Path compose(Cli cli, List<String> tests) {
    return composeSides.computeIfAbsent(tests, _ -> record(cli, "compose", tests));
  }

  private static Path record(Cli cli, String side, List<String> more) {
    return recordWith(cli, side, "", more);
  }

  private static Path recordWith(Cli cli, String side, String composeFile, List<String> more) {
    Path file = folder().resolve(side + more.hashCode() + ".json");
    List<String> words = new ArrayList<>(List.of("parity", "record", "--side", side));
    words.addAll(List.of("-o", file.toString(), "--boulder", CHECKOUT.toString()));
    words.addAll(List.of("--name", "sa.service.consul", "--name", "_sa._tcp.service.consul"));
    if (side.equals("compose")) {
      DockerCompose.overrideOfSample(cli, "parity")
          .ifPresent(override -> words.addAll(List.of("--compose-override", override)));
    }
    words.addAll(more);
    CliResult recorded =
        cli.runWith(
            composeFile.isEmpty() ? Map.of() : Map.of("COMPOSE_FILE", composeFile),
            LIMIT,
            words.toArray(String[]::new));
    assertThat(recorded.exitCode()).as(recorded::toString).isZero();
    return file;
  }

  private static Path folder() {
    Path folder = Path.of("target/parity").toAbsolutePath();
    folder.toFile().mkdirs();
    return folder;
  }
}
