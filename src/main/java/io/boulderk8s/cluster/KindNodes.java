package io.boulderk8s.cluster;

import io.boulderk8s.process.ProcessResult;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What node containers tell about their cluster: whose it is, whether it is complete and well. */
final class KindNodes {
  private static final String MARKER = "/kind/boulder-k8s";
  private static final Duration QUICK = Duration.ofSeconds(30);
  private static final Duration READY = Duration.ofMinutes(3);
  private static final Duration BEAT = Duration.ofMillis(500);

  private final DockerTool docker;
  private final Pause pause;

  KindNodes(DockerTool docker, Pause pause) {
    this.docker = docker;
    this.pause = pause;
  }

  List<DockerTool.Node> of(String cluster) {
    return docker.nodes(cluster);
  }

  /** The config the cluster was completed with; empty when its creation never ended. */
  Optional<String> completedWith(DockerTool.Node node) {
    ProcessResult result = docker.exec(node.name(), QUICK, "cat", MARKER);
    return result.succeeded() ? Optional.of(result.stdout()) : Optional.empty();
  }

  /** Leaves the mark in the node itself, so that it goes when the node goes. */
  void markComplete(DockerTool.Node node, String config) {
    docker
        .exec(node.name(), QUICK, "sh", "-c", "printf %s \"$1\" >" + MARKER, "mark", config)
        .orThrow();
  }

  void start(List<DockerTool.Node> nodes) {
    nodes.stream()
        .filter(node -> !node.running())
        .forEach(node -> docker.start(node.name()).orThrow());
  }

  /** Empty as soon as the API server and all nodes are ready, else why they are not. */
  Optional<String> awaitReady(String cluster, InstantSource clock) {
    Instant end = clock.instant().plus(READY);
    String why = "";
    do {
      Optional<DockerTool.Node> down =
          of(cluster).stream().filter(node -> !node.running()).findFirst();
      if (down.isPresent()) {
        return Optional.of("node " + down.get().name() + " is " + down.get().state());
      }
      ProcessResult ready = ready(of(cluster).getFirst());
      if (ready.succeeded()) {
        return Optional.empty();
      }
      why = ready.stderr().strip();
      pause.pause(BEAT);
    } while (clock.instant().isBefore(end) && !Thread.currentThread().isInterrupted());
    return Optional.of(why.isEmpty() ? "the API server does not answer" : why);
  }

  private ProcessResult ready(DockerTool.Node controlPlane) {
    ProcessResult answers = kubectl(controlPlane, "get", "--raw=/readyz");
    return answers.succeeded()
        ? kubectl(controlPlane, "wait", "--for=condition=Ready", "nodes", "--all", "--timeout=20s")
        : answers;
  }

  private ProcessResult kubectl(DockerTool.Node node, String... arguments) {
    String[] argv = new String[arguments.length + 3];
    argv[0] = "kubectl";
    argv[1] = "--kubeconfig=/etc/kubernetes/admin.conf";
    argv[2] = "--request-timeout=20s";
    System.arraycopy(arguments, 0, argv, 3, arguments.length);
    return docker.exec(node.name(), QUICK, argv);
  }
}
