package io.boulderk8s.parity.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.FakeProcessRunner;
import io.boulderk8s.testkit.Plans;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The commands are those of Boulder's t.sh and tn.sh. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ComposeSideTest {
  private static final String INSPECTED =
      """
      [{"Id": "c1", "Image": "sha256:a", "Config": {"Image": "redis:7",
        "Labels": {"com.docker.compose.service": "bredis_1"}},
        "State": {"Status": "running", "Health": {"Status": "healthy"}}},
       {"Id": "c2", "Image": "sha256:b", "Config": {"Image": "tools:1",
        "Labels": {"com.docker.compose.service": "bmigrate"}},
        "State": {"Status": "exited", "ExitCode": 3}},
       {"Id": "c3", "Image": "sha256:b", "Config": {"Image": "tools:1",
        "Labels": {"com.docker.compose.service": "boulder"}},
        "State": {"Status": "running"}}]
      """;

  private final FakeProcessRunner docker =
      new FakeProcessRunner()
          .says("docker compose run", "")
          .says("docker compose --profile * down", "")
          .says(
              "docker ps -aq --no-trunc --filter label=com.docker.compose.project=boulder",
              "c1\nc2\nc3\n")
          .says("docker inspect c1 c2 c3", INSPECTED)
          .says("docker run --detach", "p1\n")
          .says("docker exec p1 /agent probe", "{}")
          .says("docker rm", "");

  private Side side(boolean next) {
    return new ComposeSide(
        new ComposeCheckout(
            Path.of("/b"),
            "boulder",
            List.of(Path.of("a.yml")),
            List.of(Path.of("a.yml")),
            next,
            List.of()),
        Plans.harness(),
        "agent:1",
        docker);
  }

  @Test
  void setup_comes_first_then_the_runner_with_nothing_to_do() {
    side(false).up();

    assertThat(docker.lines())
        .containsExactly(
            "docker compose run -T --rm bsetup",
            "docker compose run --detach -T --rm -e USE_VITESS --name boulder_tests boulder sleep"
                + " infinity");
  }

  @Test
  void containers_are_described_by_service() {
    assertThat(side(false).containers())
        .containsOnlyKeys("boulder", "bredis_1", "bmigrate")
        .extractingByKey("bredis_1")
        .satisfies(
            redis -> {
              assertThat(redis.running()).isTrue();
              assertThat(redis.state()).containsEntry("health", "healthy");
            });
    assertThat(side(false).containers().get("bmigrate").state())
        .containsEntry("state", "exited 3")
        .containsEntry("health", "none");
  }

  @Test
  void the_probe_is_started_once_beside_a_container_and_asked_there() {
    Side side = side(false);
    Observed redis = side.containers().get("bredis_1");

    side.probe(redis, List.of());
    side.probe(redis, List.of("--name=a"));

    assertThat(docker.lines("docker run"))
        .containsExactly(
            "docker run --detach --rm --network=container:c1 --pid=container:c1"
                + " --cap-add=SYS_PTRACE agent:1 probe --idle=30m");
    assertThat(docker.lines("docker exec"))
        .containsExactly("docker exec p1 /agent probe", "docker exec p1 /agent probe --name=a");
  }

  @Test
  void the_tests_have_a_runner_of_their_own_and_the_flags_of_tn_sh() {
    docker.answers("docker compose run -T --rm -e USE_VITESS", 7, "out\n", "err\n");

    Execution execution = side(true).test(List.of("--unit"));

    assertThat(docker.lines("docker rm")).containsExactly("docker rm --force c3");
    assertThat(docker.lines("docker compose run"))
        .containsExactly(
            "docker compose run -T --rm bsetup",
            "docker compose run -T --rm -e USE_VITESS --name boulder_tests boulder ./test.sh -n"
                + " --unit");
    assertThat(execution).isEqualTo(new Execution(7, List.of("out"), List.of("err")));
  }

  @Test
  void everything_is_taken_down_with_its_volumes() {
    side(false).down();

    assertThat(docker.lines().getLast())
        .isEqualTo("docker compose --profile * down --volumes --timeout 10");
  }

  @Test
  void files_for_an_old_engine_come_last() {
    ComposeCheckout checkout =
        new ComposeCheckout(
            Path.of("/b"),
            "boulder",
            List.of(Path.of("/b/a.yml")),
            List.of(Path.of("/b/a.yml"), Path.of("/b/next.yml")),
            true,
            List.of(Path.of("old.yml")));

    assertThat(checkout.setupFiles()).isEqualTo("/b/a.yml:/b/old.yml");
    assertThat(checkout.files()).isEqualTo("/b/a.yml:/b/next.yml:/b/old.yml");
  }
}
