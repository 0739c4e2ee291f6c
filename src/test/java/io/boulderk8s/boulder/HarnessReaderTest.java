package io.boulderk8s.boulder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class HarnessReaderTest {
  /** Boulder's t.sh and tn.sh: `docker compose run -e USE_VITESS --name boulder_tests boulder`. */
  @Test
  void the_bundled_harness_calls_things_as_t_sh_and_tn_sh_do() {
    assertThat(new HarnessReader().read())
        .isEqualTo(
            new Harness(
                "boulder",
                "boulder_tests",
                "bsetup",
                "docker-compose.next.yml",
                List.of("./test.sh"),
                List.of("-n"),
                List.of("USE_VITESS"),
                List.of(
                    ".git",
                    "bin",
                    ".gocache",
                    ".cache",
                    "test/coverage",
                    "test/results",
                    "test/proxysql/proxysql.log"),
                new Harness.Matrix(
                    ".github/workflows/boulder-ci.yml", "./t.sh", "./tn.sh", List.of(".gocache"))));
  }
}
