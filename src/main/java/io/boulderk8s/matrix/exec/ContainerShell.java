package io.boulderk8s.matrix.exec;

import io.boulderk8s.cluster.DockerTool;
import io.boulderk8s.process.ProcessResult;
import java.time.Duration;

/**
 * Runs scripts as root on the node of a kind cluster, which is a container.
 *
 * @param node name of the container
 */
public record ContainerShell(DockerTool docker, String node) implements NodeShell {
  @Override
  public ProcessResult run(Duration limit, String script, String... arguments) {
    return docker.exec(node, limit, NodeShell.words(script, arguments).toArray(String[]::new));
  }
}
