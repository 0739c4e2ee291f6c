package io.boulderk8s.cluster;

import io.boulderk8s.concurrent.Pause;
import io.boulderk8s.process.ProcessResult;
import io.boulderk8s.process.ProcessTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Asks node containers about their cluster: whose it is, whether it is complete and healthy. */
final class KindNodes {
  private static final String MARKER = "/kind/boulder-k8s";
  private static final String READINESS =
      "kubectl='kubectl --kubeconfig=/etc/kubernetes/admin.conf --request-timeout=20s';"
          + " $kubectl get --raw=/readyz &&"
          + " $kubectl wait --for=condition=Ready nodes --all --timeout=20s";
  private static final Duration QUICK = Duration.ofSeconds(60);
  private static final Duration LOOK = Duration.ofSeconds(90);
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

  /**
   * Returns the config with which the cluster was completed; empty when its creation never ended.
   */
  Optional<String> completedWith(DockerTool.Node node) {
    ProcessResult result = docker.exec(node.name(), QUICK, "cat", MARKER);
    return result.succeeded() ? Optional.of(result.stdout()) : Optional.empty();
  }

  /** Writes the mark into the node itself, so that it goes with the node. */
  void markComplete(DockerTool.Node node, String config) {
    docker
        .exec(node.name(), QUICK, "sh", "-c", "printf %s \"$1\" >" + MARKER, "mark", config)
        .orThrow();
  }

  /** Waits as long as there are nodes of an incomplete cluster. */
  void awaitCompletion(String cluster) {
    while (halfMade(of(cluster))) {
      pause.pause(BEAT);
    }
  }

  boolean halfMade(List<DockerTool.Node> found) {
    return !found.isEmpty()
        && (!found.getFirst().running() || completedWith(found.getFirst()).isEmpty());
  }

  void start(List<DockerTool.Node> nodes) {
    nodes.stream()
        .filter(node -> !node.running())
        .forEach(node -> docker.start(node.name()).orThrow());
  }

  /**
   * Returns an empty result as soon as the API server and all nodes are ready, else why they are
   * not.
   */
  Optional<String> awaitReady(String cluster, InstantSource clock) {
    Instant end = clock.instant().plus(READY);
    String why;
    do {
      List<DockerTool.Node> found = of(cluster);
      Optional<DockerTool.Node> down = found.stream().filter(node -> !node.running()).findFirst();
      if (found.isEmpty() || down.isPresent()) {
        return Optional.of(
            down.map(node -> "node " + node.name() + " is " + node.state())
                .orElse("its nodes do not exist any more"));
      }
      why = notReady(found.getFirst());
      if (why.isEmpty()) {
        return Optional.empty();
      }
      pause.pause(BEAT);
    } while (clock.instant().isBefore(end));
    return Optional.of(why);
  }

  /** Returns an empty text when ready; needs one call, since every command makes it. */
  private String notReady(DockerTool.Node controlPlane) {
    try {
      ProcessResult result = docker.exec(controlPlane.name(), LOOK, "sh", "-c", READINESS);
      String words = result.stderr().strip();
      return result.succeeded() ? "" : words.isEmpty() ? "the API server does not answer" : words;
    } catch (ProcessTimeoutException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
