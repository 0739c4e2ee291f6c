package io.boulderk8s.deploy;

import io.boulderk8s.cluster.DockerTool;
import io.boulderk8s.concurrent.AtOnce;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.manifest.Manifests;
import io.boulderk8s.process.ProcessResult;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** From nodes that are containers of this engine: no pod has to be started for it. */
public record RemovalOnNodes(DockerTool docker, List<String> nodes) implements VolumeRemoval {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  public RemovalOnNodes {
    nodes = List.copyOf(nodes);
  }

  @Override
  public void remove(Manifests stack, PodBoard board) {
    AtOnce.forEach(nodes, node -> remove(node, stack.volumeDirectories()));
  }

  private void remove(String node, List<String> directories) {
    String[] argv =
        Stream.concat(Stream.of("rm", "-rf", "--"), directories.stream()).toArray(String[]::new);
    ProcessResult removed = docker.exec(node, LIMIT, argv);
    if (!removed.succeeded()) {
      throw BoulderK8sException.of(
          FailureKind.UNAVAILABLE,
          "node " + node,
          "the stack's volumes cannot be removed: " + removed.stderr().strip(),
          "`boulder-k8s down`, then again");
    }
  }
}
