package io.boulderk8s.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.image.ImageRequest;
import io.boulderk8s.report.SilentReporter;
import io.boulderk8s.testkit.Console;
import io.boulderk8s.testkit.FakeProcessRunner;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ComponentsTest {
  @TempDir private Path home;

  /** Offline each of them cost up to 8 s. */
  @Test
  void whatever_part_wants_to_know_of_a_registry_that_is_out_of_reach_it_is_asked_once() {
    FakeProcessRunner runner =
        new FakeProcessRunner()
            .says("docker info", "2\t/var/lib/docker\t1\trunc\tBacking Filesystem extfs ")
            .says("docker image ls", "")
            .fails("docker manifest inspect", "dial tcp: lookup registry: no such host");
    Environment environment = new Console(home).invocation().environment();
    Components components =
        new Components(environment, runner, new SilentReporter(environment.clock()));

    for (String image : List.of("redis:7", "mariadb:10", "minio/minio:1")) {
      assertThat(
              components.catalog().describe(List.of(ImageRequest.of(image))).getFirst().describe())
          .contains("out of reach");
    }

    assertThat(runner.lines()).filteredOn(line -> line.contains("manifest inspect")).hasSize(1);
  }
}
