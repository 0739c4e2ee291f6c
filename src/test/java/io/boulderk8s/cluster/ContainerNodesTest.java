package io.boulderk8s.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.FakeProcessRunner;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Outputs are captured from Docker 28.2.2 with engine 20.10.24. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ContainerNodesTest {
  private static final String INSPECT = "docker container inspect";
  private static final String BEGUN = "/c-control-plane\t2026-11-21T12:00:00.5Z\n";
  private final FakeProcessRunner runner = new FakeProcessRunner().says(INSPECT, BEGUN);

  private NodeWatch watch() {
    return ContainerNodes.of(new DockerTool(new DockerCli(runner)), List.of("c-control-plane"));
  }

  @Test
  void a_node_that_still_runs_is_not_lost() {
    assertThat(watch().lost()).isEmpty();
  }

  @Test
  void one_that_was_started_again_is() {
    runner.says(INSPECT, "/c-control-plane\t2026-11-21T12:05:00.5Z\n");
    assertThat(watch().lost())
        .hasValue("node c-control-plane was started again at 2026-11-21T12:05:00.5Z");
  }

  @Test
  void one_that_stands_still_is() {
    runner.says(INSPECT, "/c-control-plane\t\n");
    assertThat(watch().lost()).hasValue("node c-control-plane does not run any more");
  }

  @Test
  void one_that_was_removed_is() {
    runner.fails(INSPECT, "Error: No such container: c-control-plane\n");
    assertThat(watch().lost()).hasValue("node c-control-plane was removed");
  }

  @Test
  void an_engine_that_is_away_says_nothing() {
    runner.fails(INSPECT, "Cannot connect to the Docker daemon at unix:///var/run/docker.sock.\n");
    assertThat(watch().lost()).isEmpty();
  }

  @Test
  void nodes_that_are_no_containers_of_ours_cannot_be_watched() {
    assertThat(
            ContainerNodes.of(new DockerTool(new DockerCli(new FakeProcessRunner())), List.of())
                .lost())
        .isEmpty();
  }
}
