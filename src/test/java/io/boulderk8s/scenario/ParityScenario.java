package io.boulderk8s.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.Cli;
import io.boulderk8s.testkit.CliResult;
import io.boulderk8s.testkit.DockerCompose;
import io.boulderk8s.testkit.ScenarioExtension;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The oracle: the same checkout under docker compose, by its own scripts. */
@ExtendWith(ScenarioExtension.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ParityScenario {
  private static final Duration LIMIT = Duration.ofMinutes(12);
  private static final Pattern OUTCOME =
      Pattern.compile("^(\\w+ \\.\\.\\. .*|.*\\d+ passed, .*)$", Pattern.MULTILINE);

  @Test
  void compose_and_boulder_k8s_must_give_the_same_tests_results_and_exit_code(Cli cli) {
    CliResult compose;
    CliResult composeNext;
    try (DockerCompose sample = DockerCompose.ofSample(cli)) {
      compose = sample.script("t.sh", LIMIT, "--unit", "--integration", "--verbose");
      composeNext = sample.script("tn.sh", LIMIT, "--integration", "--verbose");
    }
    CliResult kubernetes = cli.run(LIMIT, "test", "--unit", "--integration", "--verbose");
    assertSame(compose, kubernetes);
    CliResult next = cli.run(LIMIT, "test", "--config-next", "--integration", "--verbose");
    assertSame(composeNext, next);
    assertThat(next.stdout()).contains("BOULDER_CONFIG_DIR: test/config-next");
  }

  private static void assertSame(CliResult compose, CliResult kubernetes) {
    assertThat(compose.exitCode()).as(compose::toString).isZero();
    assertThat(kubernetes.exitCode()).as(kubernetes::toString).isEqualTo(compose.exitCode());
    assertThat(outcomes(compose)).hasSizeGreaterThan(20);
    assertThat(outcomes(kubernetes)).isEqualTo(outcomes(compose));
  }

  private static List<String> outcomes(CliResult result) {
    return OUTCOME
        .matcher(result.stdout().replace("\r", ""))
        .results()
        .map(m -> m.group())
        .toList();
  }
}
