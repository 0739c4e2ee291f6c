package io.boulderk8s.cluster;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.process.ProcessFailedException;
import io.boulderk8s.process.ProcessTimeoutException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Watches nodes that are containers of the engine. A node that ended, or was started again, has
 * taken the run's processes with it; the API server, which is in the same container, reports that
 * much later, if at all.
 */
public final class ContainerNodes implements NodeWatch {
  private final DockerTool docker;
  private final List<String> nodes;
  private final Map<String, String> begun;

  private ContainerNodes(DockerTool docker, List<String> nodes, Map<String, String> begun) {
    this.docker = docker;
    this.nodes = nodes;
    this.begun = begun;
  }

  /** Remembers their current start times. */
  public static NodeWatch of(DockerTool docker, List<String> nodes) {
    return nodes.isEmpty()
        ? NodeWatch.blind()
        : new ContainerNodes(docker, nodes, docker.runningSince(nodes));
  }

  @Override
  public Optional<String> lost() {
    try {
      Map<String, String> now = docker.runningSince(nodes);
      return nodes.stream().flatMap(node -> lost(node, now).stream()).findFirst();
    } catch (BoulderK8sException | ProcessFailedException | ProcessTimeoutException e) {
      // an engine that is away says nothing about its containers
      return Optional.empty();
    }
  }

  private Optional<String> lost(String node, Map<String, String> now) {
    String since = now.getOrDefault(node, "");
    if (!now.containsKey(node)) {
      return Optional.of("node " + node + " was removed");
    }
    if (since.isEmpty()) {
      return Optional.of("node " + node + " does not run any more");
    }
    return since.equals(begun.get(node))
        ? Optional.empty()
        : Optional.of("node " + node + " was started again at " + since);
  }
}
