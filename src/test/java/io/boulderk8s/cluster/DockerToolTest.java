package io.boulderk8s.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boulderk8s.process.ProcessFailedException;
import io.boulderk8s.testkit.FakeProcessRunner;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Outputs are captured from Docker 28.2.2 with engine 20.10.24, unless said otherwise. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class DockerToolTest {
  private final FakeProcessRunner runner = new FakeProcessRunner();
  private final DockerTool docker = new DockerTool(new DockerCli(runner));

  @Test
  void versions_of_both_sides() {
    runner.says("docker version", "28.2.2 20.10.24+dfsg1\n");
    assertThat(docker.versions()).isEqualTo(new DockerTool.Versions("28.2.2", "20.10.24+dfsg1"));
    assertThat(runner.lines())
        .containsExactly("docker version --format {{.Client.Version}} {{.Server.Version}}");
  }

  @Test
  void an_engine_with_a_graph_driver() {
    runner.says(
        "docker info",
        "1\t/var/lib/docker\t25276510208\tbounded\tBacking Filesystem extfs Supports d_type true ");
    assertThat(docker.info())
        .isEqualTo(new DockerTool.Info("1", "/var/lib/docker", 25_276_510_208L, "bounded", false));
  }

  @Test
  void an_engine_that_keeps_images_in_containerd() {
    // made up after the documentation of the containerd image store
    runner.says(
        "docker info",
        "2\t/var/lib/docker\t8000000\trunc\tdriver-type io.containerd.snapshotter.v1 ");
    assertThat(docker.info().containerdStore()).isTrue();
  }

  @Test
  void nodes_have_the_control_plane_first() {
    runner
        .says("docker ps", "c-worker\nc-control-plane\n")
        .says(
            "docker container inspect",
            "/c-worker\tworker\texited\t/host /lib/modules /var \n"
                + "/c-control-plane\tcontrol-plane\trunning\t/var /host /lib/modules \n");
    assertThat(docker.nodes("c"))
        .containsExactly(
            new DockerTool.Node(
                "c-control-plane",
                "control-plane",
                "running",
                List.of("/var", "/host", "/lib/modules")),
            new DockerTool.Node(
                "c-worker", "worker", "exited", List.of("/host", "/lib/modules", "/var")));
    assertThat(runner.lines().getFirst())
        .isEqualTo("docker ps --all --filter label=io.x-k8s.kind.cluster=c --format {{.Names}}");
  }

  @Test
  void subnets_of_networks_without_any_are_left_out() {
    runner
        .says("docker network ls", "1\n2\n")
        .says(
            "docker network inspect",
            "bridge\t172.17.0.0/16\n\n\nkind\t172.18.0.0/16\nkind\tfc00:f853:ccd:e793::/64\n\n");
    assertThat(docker.networkSubnets())
        .containsExactly(
            "bridge\t172.17.0.0/16", "kind\t172.18.0.0/16", "kind\tfc00:f853:ccd:e793::/64");
  }

  @Test
  void a_missing_compose_plugin_is_no_failure() {
    runner.fails("docker compose", "docker: 'compose' is not a docker command.");
    assertThat(docker.composeVersion()).isEmpty();
  }

  @Test
  void a_user_who_is_not_let_in_is_told_about_the_group() {
    runner.fails("docker info", "permission denied while trying to connect to the Docker daemon");
    assertThatThrownBy(docker::info).hasMessageContaining("docker group");
  }

  @Test
  void an_unknown_failure_keeps_all_its_words() {
    runner.fails("docker info", "something new");
    assertThatThrownBy(docker::info)
        .isInstanceOf(ProcessFailedException.class)
        .hasMessageContaining("docker info --format")
        .hasMessageContaining("something new");
  }
}
