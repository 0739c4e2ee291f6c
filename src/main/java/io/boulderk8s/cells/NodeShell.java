package io.boulderk8s.cells;

import io.boulderk8s.cluster.DockerTool;
import io.boulderk8s.process.ProcessResult;
import java.time.Duration;
import java.util.stream.Stream;

/** Scripts on the node of a kind cluster: a container, in which we are root. */
public final class NodeShell {
  private final DockerTool docker;
  private final String node;

  /**
   * @param node name of the container
   */
  public NodeShell(DockerTool docker, String node) {
    this.docker = docker;
    this.node = node;
  }

  /** How it went. */
  ProcessResult run(Duration limit, String script, String... arguments) {
    return docker.exec(
        node,
        limit,
        Stream.concat(Stream.of("bash", "-c", script, "boulder-k8s"), Stream.of(arguments))
            .toArray(String[]::new));
  }

  /** What it printed; it must go well. */
  String said(Duration limit, String script, String... arguments) {
    return run(limit, script, arguments).orThrow().stdout().strip();
  }
}
