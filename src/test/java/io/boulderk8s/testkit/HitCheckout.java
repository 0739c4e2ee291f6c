package io.boulderk8s.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * A checkout whose `test` stands still in one phase, so that it can be hit there, and what must
 * hold afterwards: `status` tells the truth, `test` works again, `down` leaves nothing.
 */
public final class HitCheckout {
  private static final Duration LIMIT = Duration.ofMinutes(8);
  private static final String COMPOSE =
      """
      services:
        bsetup:
          image: TOOLS
          working_dir: /boulder
          entrypoint: [sh, -c, "echo setting up; until [ -e set-up ]; do sleep 0.1; done"]
          volumes: [".:/boulder"]
          profiles: [setup]
        boulder:
          image: TOOLS
          entrypoint: ["env"]
          working_dir: /boulder
          volumes: [".:/boulder", "kept:/kept"]
          depends_on: {db: {condition: service_healthy}}
        db:
          image: TOOLS
          command: [sleep, infinity]
          healthcheck: {test: [CMD, test, -e, /boulder/healthy], interval: 1s, start_period: 300s}
          volumes: [".:/boulder", "kept:/kept"]
      volumes:
        kept: {}
      """;
  private static final String TEST =
      "echo testing; touch /kept/file; until [ -e go ]; do sleep 0.1; done";
  private static final String RUNNING_OF =
      "ctr -n k8s.io tasks list -q >/tmp/running-tasks; ctr -n k8s.io containers list -q"
          + " 'labels.\"io.kubernetes.pod.namespace\"==%s' | grep -xFf /tmp/running-tasks || true";

  /** Where the command line is when it is hit, and the file that lets it go on. */
  public enum Phase {
    SETUP("set-up"),
    DEPENDENCIES("healthy"),
    RUN("go");

    private final String gate;

    Phase(String gate) {
      this.gate = gate;
    }

    private void await(RunningProcess process) {
      switch (this) {
        case SETUP -> process.awaitStdout("setting up\n", LIMIT);
        case DEPENDENCIES -> process.awaitStderr("db started", LIMIT);
        case RUN -> process.awaitStdout("testing\n", LIMIT);
      }
    }
  }

  private final MiniCheckout checkout;
  private final String kubeconfig = kubeconfig();

  private HitCheckout(MiniCheckout checkout) {
    this.checkout = checkout;
  }

  /** One that stands still in this phase, and in no other. */
  public static HitCheckout standingIn(Phase phase, String name) {
    HitCheckout hit = running(name);
    hit.delete(phase.gate);
    return hit;
  }

  /** One that stands still nowhere. */
  public static HitCheckout running(String name) {
    MiniCheckout checkout = MiniCheckout.of("mini-hit-" + name, TEST);
    checkout.write("docker-compose.yml", COMPOSE);
    Stream.of(Phase.values()).forEach(phase -> checkout.write(phase.gate, ""));
    return new HitCheckout(checkout);
  }

  public String path() {
    return checkout.path();
  }

  /** Its `test`, when it has come to this phase. */
  public RunningProcess startedUntil(Phase phase, Cli cli) {
    RunningProcess process = cli.start("test", "--boulder", path());
    phase.await(process);
    return process;
  }

  /** Lets it go on from then on. */
  public void open(Phase phase) {
    checkout.write(phase.gate, "");
  }

  /** Every pod that is there is told of. */
  public void expectStatus(Cli cli, ClusterView cluster) {
    CliResult status = cli.run(LIMIT, "status", "--boulder", path());
    assertThat(status.exitCode()).as(status::toString).isZero();
    for (String pod : cluster.pods(checkout.namespace())) {
      assertThat(status.stdout()).as(status::toString).contains(" " + pod + " ");
    }
  }

  public void expectTestWorks(Cli cli) {
    CliResult again = cli.run(LIMIT, "test", "--wait", "--boulder", path());
    assertThat(again.exitCode()).as(again::toString).isZero();
    assertThat(again.stdout()).contains("testing\n");
  }

  public void expectDownLeavesNothing(Cli cli, ClusterView cluster) {
    CliResult down = cli.run(LIMIT, "down", "--boulder", path());
    assertThat(down.exitCode()).as(down::toString).isZero();
    String namespace = checkout.namespace();
    assertThat(cluster.kubectl("get", "namespaces", "-o", "name")).doesNotContain(namespace);
    assertThat(
            cluster.onNode("find", "/run/boulder-k8s", "/var/lib/boulder-k8s", "-name", namespace))
        .isEmpty();
    assertThat(cluster.onNode("sh", "-c", RUNNING_OF.formatted(namespace))).isEmpty();
    expectOwnFilesOnly();
  }

  /** In the checkout, and of the user's kubeconfig. */
  public void expectOwnFilesOnly() {
    assertThat(kubeconfig()).isEqualTo(kubeconfig);
    try (Stream<Path> files = Files.list(checkout.root())) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("docker-compose.yml", "test.sh", "set-up", "healthy", "go");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void delete(String gate) {
    try {
      Files.delete(checkout.root().resolve(gate));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String kubeconfig() {
    try {
      Path file = Path.of(System.getProperty("user.home"), ".kube/config");
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
