package io.boulderk8s.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.cluster.DockerCli;
import io.boulderk8s.compose.HealthCheck;
import io.boulderk8s.plan.Accounts;
import io.boulderk8s.plan.ImageConfig;
import io.boulderk8s.plan.ImageConfigs.Answer;
import io.boulderk8s.plan.ImageConfigs.Question;
import io.boulderk8s.testkit.FakeProcessRunner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class EngineImageConfigsTest {
  private static final String INSPECT = "docker image inspect --format {{json .Config}} ";
  private static final String CONFIG =
      """
      {"Env":["PATH=/bin","EMPTY="],"Entrypoint":["/e.sh"],"Cmd":["serve"],"StopSignal":"SIGQUIT",
       "Shell":["/bin/bash","-c"],
       "Healthcheck":{"Test":["CMD-SHELL","true && true"],"Interval":7000000000,"Retries":2}}
      """;

  private final FakeProcessRunner docker = new FakeProcessRunner();
  private final List<String> supplied = new ArrayList<>();
  private final EngineImageConfigs images =
      new EngineImageConfigs(
          new EngineImages(new DockerCli(docker)), request -> supplied.add(request.reference()));

  private Answer ask(String reference, boolean accounts) {
    return images.of(new Question(reference, Optional.empty(), accounts));
  }

  private ImageConfig known(boolean accounts) {
    return ((Answer.Known) ask("web:1", accounts)).config();
  }

  @Test
  void an_image_of_the_engine_says_how_its_containers_start() {
    docker.says(INSPECT + "web:1", CONFIG);

    ImageConfig config = known(false);

    assertThat(config.entrypoint()).containsExactly("/e.sh");
    assertThat(config.command()).containsExactly("serve");
    assertThat(config.environment()).containsEntry("PATH", "/bin").containsEntry("EMPTY", "");
    assertThat(config.stopSignal()).contains("SIGQUIT");
    assertThat(config.healthCheck())
        .contains(
            new HealthCheck(
                List.of("/bin/bash", "-c", "true && true"),
                Duration.ofSeconds(7),
                Duration.ofSeconds(30),
                2,
                Duration.ZERO,
                Duration.ofSeconds(5)));
    assertThat(supplied).isEmpty();
    assertThat(docker.lines()).hasSize(1);
  }

  @Test
  void an_image_that_says_nothing_has_nothing() {
    docker.says(INSPECT + "web:1", "{\"Entrypoint\":null,\"Healthcheck\":{\"Test\":[\"NONE\"]}}");
    assertThat(known(false)).isEqualTo(ImageConfig.SILENT);
  }

  @Test
  void users_and_groups_are_read_from_a_container_that_never_starts() {
    docker
        .says(INSPECT + "web:1", CONFIG)
        .says("docker create web:1 none", "c0ffee\n")
        .says("docker cp --follow-link c0ffee:/etc/passwd - | tar -xOf -", "root:x:0:0::/:/sh\n")
        .fails("docker cp --follow-link c0ffee:/etc/group - | tar -xOf -", "no such file")
        .says("docker rm c0ffee", "");

    assertThat(known(true).accounts()).isEqualTo(new Accounts("root:x:0:0::/:/sh\n", ""));
    assertThat(docker.lines()).last().isEqualTo("docker rm c0ffee");
  }

  @Test
  void an_image_that_the_engine_lacks_is_brought_there_first() {
    docker
        .fails(INSPECT + "web:1", "Error response from daemon: No such image: web:1")
        .says(INSPECT + "web:1", CONFIG);

    assertThat(known(false).command()).containsExactly("serve");
    assertThat(supplied).containsExactly("web:1");
  }

  @Test
  void one_that_nobody_brings_is_unknown() {
    docker.fails(INSPECT + "web:1", "Error: No such image: web:1");
    assertThat(ask("web:1", false))
        .isEqualTo(
            new Answer.Unknown(
                "the Docker engine does not have its image web:1",
                "`boulder-k8s images --load` gets it"));
  }
}
