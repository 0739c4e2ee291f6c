package io.boulderk8s.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boulderk8s.concurrent.Cancellation;
import io.boulderk8s.concurrent.CancelledException;
import io.boulderk8s.concurrent.Pause;
import io.boulderk8s.concurrent.Reason;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.failure.Problem;
import io.boulderk8s.process.Command;
import io.boulderk8s.process.ProcessTimeoutException;
import io.boulderk8s.testkit.FakeProcessRunner;
import io.boulderk8s.testkit.RecordingReporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class KindProviderTest {
  private static final String PS = "docker ps --all --filter label=io.x-k8s.kind.cluster=c1";
  private static final String NODE = "/c1-control-plane\tcontrol-plane\trunning\t/host /var \n";
  private static final String MARK = "docker exec c1-control-plane cat /kind/boulder-k8s";
  private static final String READY = "docker exec c1-control-plane sh -c kubectl=";

  private static final HostFolders FOLDERS =
      new HostFolders(
          List.of(new HostFolders.Needed(Path.of("/work/boulder"), "the checkout")),
          List.of(Path.of("/work")));

  @TempDir Path state;
  private final FakeProcessRunner runner = new FakeProcessRunner();
  private RecordingReporter reporter = new RecordingReporter();
  private Pause pause = _ -> {};
  private KindProvider provider;

  @BeforeEach
  void wire() {
    DockerTool docker = new DockerTool(new DockerCli(runner));
    provider =
        new KindProvider(
            new KindTool(runner, "kind"),
            docker,
            _ -> "boulder-k8s/node:v1",
            KindConfig.standard(),
            state,
            duration -> pause.pause(duration));
    runner
        .says("docker version", "28.2.2 20.10.24\n")
        .says("kind version", "kind v0.33.0 go1.26.4 linux/amd64\n")
        .says("docker container inspect", NODE)
        .says("kind get kubeconfig --name c1", "the kubeconfig")
        .says(READY, "ok");
  }

  private FakeProcessRunner complete() {
    return runner.says(PS, "c1-control-plane\n").says(MARK, KindConfig.standard().yaml());
  }

  @Nested
  @DisplayNameGeneration(ReplaceUnderscores.class)
  final class Ensure {
    @Test
    void a_complete_cluster_is_used_as_it_is() {
      complete();
      ClusterHandle handle = provider.ensure("c1", FOLDERS, reporter);
      assertThat(handle)
          .isEqualTo(
              new ClusterHandle(
                  "kind", "c1", "the kubeconfig", List.of("c1-control-plane"), "/host"));
      assertThat(reporter.events()).isEmpty();
      assertThat(runner.lines("kind create")).isEmpty();
    }

    @Test
    void one_that_sees_other_folders_too_is_used_as_it_is() {
      runner.says(PS, "c1-control-plane\n").says(MARK, yaml().replace("/work", "/work/x"));
      runner.says(
          "docker container inspect --format",
          NODE.replace("/host ", "/host/a /host/work/boulder "));
      provider.ensure("c1", FOLDERS, reporter);
      assertThat(reporter.events()).isEmpty();
    }

    @Test
    void one_that_does_not_see_a_folder_must_be_refused_with_all_of_them() {
      complete()
          .says(
              "docker container inspect --format",
              NODE.replace("/host ", "/host/other /host/work2 "));
      HostFolders more =
          new HostFolders(
              List.of(
                  FOLDERS.needed().getFirst(),
                  new HostFolders.Needed(Path.of("/data/x"), "c.yml:1:2, service a, /x")),
              List.of());
      assertThatThrownBy(() -> provider.ensure("c1", more, reporter))
          .isInstanceOfSatisfying(
              BoulderK8sException.class,
              refused -> {
                assertThat(refused.kind()).isEqualTo(FailureKind.UNAVAILABLE);
                assertThat(refused.problems())
                    .extracting(Problem::what)
                    .containsExactly(
                        "its nodes do not see /work/boulder (the checkout); of this machine they see /other, /work2",
                        "its nodes do not see /data/x (c.yml:1:2, service a, /x); of this machine they see /other, /work2");
                assertThat(refused.problems().getFirst().next())
                    .contains("`boulder-k8s down --cluster`", "--mount DIR", "--cluster-name");
              });
    }

    @Test
    void without_one_it_is_created_with_our_config_and_marked_last() throws Exception {
      runner
          .says(PS, "")
          .says(PS, "c1-control-plane\n")
          .says("kind create", "")
          .says("docker exec c1-control-plane sh -c printf", "");
      provider.ensure("c1", FOLDERS, reporter);
      Path folder = state.resolve("clusters/c1");
      assertThat(runner.lines("kind create"))
          .containsExactly(
              "kind create cluster --name c1 --image boulder-k8s/node:v1 --config "
                  + folder.resolve("kind-config.yaml")
                  + " --kubeconfig "
                  + folder.resolve("kubeconfig")
                  + " --wait 180s --retain");
      assertThat(folder.resolve("kind-config.yaml")).content().isEqualTo(yaml());
      assertThat(folder.resolve("kubeconfig")).content().isEqualTo("the kubeconfig");
      assertThat(Files.getPosixFilePermissions(folder.resolve("kubeconfig"))).hasSize(2);
      assertThat(runner.lines("docker exec c1-control-plane sh -c printf"))
          .containsExactly(
              "docker exec c1-control-plane sh -c printf %s \"$1\" >/kind/boulder-k8s mark "
                  + yaml());
    }

    @Test
    void a_half_made_one_of_this_installation_is_deleted_and_created() {
      ClusterFolder.of(state, "c1").beginMaking();
      runner
          .says(PS, "c1-control-plane\n")
          .fails(MARK, "cat: /kind/boulder-k8s: No such file or directory")
          .says("kind delete", "")
          .says("kind create", "")
          .says("docker exec c1-control-plane sh -c printf", "");
      provider.ensure("c1", FOLDERS, reporter);
      assertThat(reporter.notices())
          .containsExactly("cluster c1 was left half-made: creating it again");
      assertThat(runner.lines("kind delete")).hasSize(1);
      assertThat(runner.lines("kind create")).hasSize(1);
    }

    @Test
    void a_half_made_one_of_another_installation_is_waited_for_and_never_deleted() {
      String missing = "cat: /kind/boulder-k8s: No such file or directory";
      runner
          .says(PS, "c1-control-plane\n")
          .fails(MARK, missing)
          .fails(MARK, missing)
          .says(MARK, KindConfig.standard().yaml());
      ClusterHandle handle = provider.ensure("c1", FOLDERS, reporter);
      assertThat(handle.nodes()).containsExactly("c1-control-plane");
      assertThat(reporter.steps())
          .containsExactly(
              "wait for cluster c1, which another installation creates (if none does: `kind delete"
                  + " cluster --name c1`)");
      assertThat(runner.lines("kind delete")).isEmpty();
      assertThat(runner.lines("kind create")).isEmpty();
    }

    @Test
    void a_node_that_another_installation_makes_is_not_started() {
      String made = NODE.replace("running", "created");
      runner
          .says("docker container inspect --format", made)
          .says("docker container inspect --format", made)
          .says("docker container inspect --format", NODE);
      complete();
      provider.ensure("c1", FOLDERS, reporter);
      assertThat(runner.lines("docker start")).isEmpty();
    }

    @Test
    void who_is_slower_than_another_installation_uses_its_cluster() {
      String conflict =
          "ERROR: failed to create cluster: command \"docker run\" failed with error: exit status 125\n"
              + "Command Output: docker: Error response from daemon: Conflict. The container name"
              + " \"/c1-control-plane\" is already in use by container \"0123\".";
      runner
          .says(PS, "")
          .says(PS, "c1-control-plane\n")
          .fails("kind create", conflict)
          .says(MARK, KindConfig.standard().yaml());
      provider.ensure("c1", FOLDERS, reporter);
      assertThat(runner.lines("kind create")).hasSize(1);
      assertThat(runner.lines("kind delete")).isEmpty();
      assertThat(runner.lines("docker exec c1-control-plane sh -c printf")).isEmpty();
    }

    @Test
    void stopped_nodes_are_started_again() {
      String stopped = NODE.replace("running", "exited");
      runner
          .says("docker container inspect --format", stopped)
          .says("docker container inspect --format", NODE)
          .says("docker start c1-control-plane", "");
      complete();
      provider.ensure("c1", FOLDERS, reporter);
      assertThat(runner.lines("docker start")).containsExactly("docker start c1-control-plane");
      assertThat(runner.lines("kind create")).isEmpty();
    }

    @Test
    void a_cluster_made_by_somebody_else_is_refused_and_left_alone() {
      complete().says("docker container inspect --format", NODE.replace("/host ", ""));
      assertThatThrownBy(() -> provider.ensure("c1", FOLDERS, reporter))
          .isInstanceOf(BoulderK8sException.class)
          .hasMessageContaining("not one of ours")
          .hasMessageContaining("choose another cluster name");
      assertThatThrownBy(() -> provider.delete("c1", reporter))
          .hasMessageContaining("not one of ours");
      assertThat(runner.lines("kind delete")).isEmpty();
    }

    @Test
    void other_settings_than_the_present_ones_are_said() {
      runner.says(PS, "c1-control-plane\n").says(MARK, "older config");
      provider.ensure("c1", FOLDERS, reporter);
      assertThat(reporter.notices()).singleElement().asString().contains("other settings");
    }

    @Test
    void one_that_never_becomes_ready_is_reported_with_the_reason() {
      reporter = new RecordingReporter(Duration.ofSeconds(30));
      complete().fails(READY + "'kubectl", "connection to 127.0.0.1:6443 was refused");
      assertThatThrownBy(() -> provider.ensure("c1", FOLDERS, reporter))
          .hasMessageContaining("does not become ready: connection to 127.0.0.1:6443 was refused");
    }

    @Test
    void cancelled_while_it_becomes_ready_it_says_so_and_nothing_of_the_cluster() {
      complete().fails(READY + "'kubectl", "connection to 127.0.0.1:6443 was refused");
      Cancellation work = Cancellation.nested();
      pause =
          duration -> {
            work.cancel(new Reason.Signal("TERM"));
            Pause.real().pause(duration);
          };
      assertThatThrownBy(() -> work.call(() -> provider.ensure("c1", FOLDERS, reporter)))
          .isInstanceOf(CancelledException.class)
          .hasMessageContaining("interrupted by SIGTERM");
    }

    @Test
    void a_creation_that_never_ends_is_ended_and_cleaned_up() {
      runner
          .says(PS, "")
          .does(
              "kind create",
              () -> {
                throw new ProcessTimeoutException(Command.of("kind"), Duration.ofMinutes(10));
              },
              "")
          .fails("kind export logs", "no such cluster")
          .says("kind delete", "");
      assertThatThrownBy(() -> provider.ensure("c1", FOLDERS, reporter))
          .hasMessageContaining("did not end within 600 s")
          .hasMessageContaining("no logs to keep");
      assertThat(runner.lines("kind delete")).hasSize(1);
    }

    @Test
    void kinds_steps_are_shown_and_its_hints_are_not() {
      runner
          .says(PS, "")
          .answers(
              "kind create",
              0,
              "",
              """
              Creating cluster "c1" ...
               • Ensuring node image (boulder-k8s/node:v1) 🖼  ...
               ✓ Ensuring node image (boulder-k8s/node:v1) 🖼
              Set kubectl context to "kind-c1"
              You can now use your cluster with:

              kubectl cluster-info --context kind-c1 --kubeconfig /x/kubeconfig

              Have a nice day! 👋
              """)
          .says(PS, "c1-control-plane\n")
          .says("docker exec", "");
      provider.ensure("c1", FOLDERS, reporter);
      assertThat(reporter.progress())
          .containsExactly(
              "Creating cluster \"c1\" ...",
              " • Ensuring node image (boulder-k8s/node:v1) 🖼  ...",
              " ✓ Ensuring node image (boulder-k8s/node:v1) 🖼");
    }

    @Test
    void a_failed_creation_leaves_logs_and_no_cluster() {
      runner
          .says(PS, "")
          .says(PS, "c1-control-plane\n")
          .answers(
              "kind create",
              1,
              "",
              "Creating cluster\nERROR: failed to create cluster: no reason\n")
          .does("kind export logs", () -> state.resolve("clusters/c1/logs").toFile().mkdirs(), "")
          .says("kind delete", "");
      assertThatThrownBy(() -> provider.ensure("c1", FOLDERS, reporter))
          .hasMessageContaining("cannot be created: no reason")
          .hasMessageContaining(state.resolve("clusters/c1/logs").toString());
      assertThat(runner.lines("kind"))
          .extracting(line -> line.split(" ")[1])
          .containsExactly("version", "create", "export", "delete");
    }
  }

  @Nested
  @DisplayNameGeneration(ReplaceUnderscores.class)
  final class Tools {
    @Test
    void an_old_kind_is_refused_with_the_next_step() {
      runner.says(PS, "").instead("kind version").says("kind version", "kind v0.32.0 go1.26");
      assertThatThrownBy(() -> provider.ensure("c1", FOLDERS, reporter))
          .hasMessageContaining("kind is 0.32.0, older than 0.33.0")
          .hasMessageContaining("scripts/setup-host.sh");
    }

    @Test
    void an_engine_that_is_down_is_named() {
      runner.fails(PS, "Cannot connect to the Docker daemon at unix:///var/run/docker.sock.");
      assertThatThrownBy(() -> provider.ensure("c1", FOLDERS, reporter))
          .hasMessageContaining("the Docker engine does not answer")
          .hasMessageContaining("scripts/setup-host.sh");
    }

    @Test
    void missing_programs_are_named() {
      runner.lacks("docker ps");
      assertThatThrownBy(() -> provider.find("c1")).hasMessageContaining("docker CLI is missing");
      FakeProcessRunner none = new FakeProcessRunner().lacks("kind");
      assertThatThrownBy(() -> new KindTool(none, "kind").version())
          .hasMessageContaining("kind CLI is missing");
    }
  }

  @Test
  void find_neither_starts_nor_waits() {
    runner.says(PS, "c1-control-plane\n").says(MARK, "any");
    runner.says("docker container inspect --format", NODE.replace("running", "exited"));
    assertThatThrownBy(() -> provider.find("c1"))
        .hasMessageContaining("its node c1-control-plane is exited")
        .hasMessageContaining("`boulder-k8s up` starts it");
    assertThat(runner.lines("docker start")).isEmpty();
  }

  @Test
  void find_does_not_call_a_half_made_cluster_absent() {
    runner.says(PS, "c1-control-plane\n").fails(MARK, "cat: /kind/boulder-k8s: No such file");
    assertThatThrownBy(() -> provider.find("c1")).hasMessageContaining("cluster c1: is half-made");
  }

  @Test
  void find_of_nothing_is_empty() {
    runner.says(PS, "");
    assertThat(provider.find("c1")).isEmpty();
  }

  @Test
  void deleting_what_is_not_there_does_nothing() {
    runner.says(PS, "");
    provider.delete("c1", reporter);
    assertThat(runner.lines("kind")).isEmpty();
  }

  private static String yaml() {
    return KindConfig.standard().withHostFolders(List.of(Path.of("/work"))).yaml();
  }
}
