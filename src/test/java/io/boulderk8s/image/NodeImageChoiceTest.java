package io.boulderk8s.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.cluster.DockerCli;
import io.boulderk8s.testkit.FakeProcessRunner;
import io.boulderk8s.testkit.RecordingReporter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class NodeImageChoiceTest {
  private static final String LS = "docker image ls --no-trunc --digests";
  @TempDir Path state;
  private final FakeProcessRunner runner = new FakeProcessRunner();
  private final RecordingReporter reporter = new RecordingReporter();

  @BeforeEach
  void nothing() {
    runner.says("docker image ls --no-trunc --quiet", "").says("/images/node/build.sh", "");
  }

  private String choose(Optional<String> forced) {
    DockerCli docker = new DockerCli(runner);
    EngineImages engine = new EngineImages(docker);
    Recipe recipe =
        new Recipe(
            Path.of("/images/node"), "docker.io/kindest/node", "v1.34.4", "of ours", List.of());
    var catalog =
        new ImageCatalog(docker, new Recipes(List.of(recipe)), RegistryProbe.online(engine), state);
    return new NodeImageChoice(catalog, new ImageSupply(engine, runner), forced)
        .nodeImage(reporter);
  }

  @Test
  void ours_is_taken_when_the_engine_has_it() {
    runner.says(LS, "boulder-k8s/node\tv1.34.4\t<none>\tsha256:n");
    assertThat(choose(Optional.empty())).isEqualTo(NodeImageChoice.OURS);
    assertThat(runner.lines("docker manifest")).isEmpty();
    assertThat(reporter.notices()).isEmpty();
  }

  @Test
  void kinds_own_is_pulled_when_a_registry_is_in_reach() {
    runner.says(LS, "").says("docker manifest", "{}").says("docker pull", "");
    assertThat(choose(Optional.empty())).isEqualTo(NodeImageChoice.STOCK);
    assertThat(runner.lines("docker pull")).containsExactly("docker pull " + NodeImageChoice.STOCK);
  }

  @Test
  void else_ours_is_made_and_called_what_it_is() {
    runner.says(LS, "").fails("docker manifest", "no such host");
    assertThat(choose(Optional.empty())).isEqualTo(NodeImageChoice.OURS);
    assertThat(runner.lines("/images"))
        .containsExactly("/images/node/build.sh boulder-k8s/node:v1.34.4");
    assertThat(reporter.notices()).singleElement().asString().contains("a stand-in: of ours");
  }

  @Test
  void the_user_has_the_last_word() {
    runner.says(LS, "kindest/node\tv1.35.0\t<none>\tsha256:n");
    assertThat(choose(Optional.of("kindest/node:v1.35.0"))).isEqualTo("kindest/node:v1.35.0");
  }

  @Test
  void a_node_whose_network_is_not_ours_is_said_to_be_unchecked() {
    runner.says(LS, "kindest/node\tv1.35.0\t<none>\tsha256:n");
    choose(Optional.of("kindest/node:v1.35.0"));
    assertThat(reporter.notices())
        .singleElement()
        .asString()
        .contains("kindest/node:v1.35.0", "enforces NetworkPolicies");
  }
}
