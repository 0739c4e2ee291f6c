package io.boulderk8s.deploy;

import io.boulderk8s.cluster.DockerTool;
import io.boulderk8s.concurrent.Parallel;
import io.boulderk8s.kube.PodWatch;
import io.boulderk8s.manifest.StackSite;
import io.boulderk8s.process.ProcessResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** Removes volumes from nodes that are containers of this engine, without a pod. */
public record RemovalOnNodes(DockerTool docker, List<String> nodes) implements VolumeRemoval {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  public RemovalOnNodes {
    nodes = List.copyOf(nodes);
  }

  @Override
  public List<LeftVolumes> remove(String namespace, PodWatch watch) {
    Queue<LeftVolumes> left = new ConcurrentLinkedQueue<>();
    Parallel.forEach(nodes, node -> remove(namespace, node).ifPresent(left::add));
    return List.copyOf(left);
  }

  private Optional<LeftVolumes> remove(String namespace, String node) {
    String[] argv =
        Stream.concat(Stream.of("rm", "-rf", "--"), StackSite.volumeDirectories(namespace).stream())
            .toArray(String[]::new);
    ProcessResult removed = docker.exec(node, LIMIT, argv);
    return removed.succeeded()
        ? Optional.empty()
        : Optional.of(new LeftVolumes(namespace, node, removed.stderr().strip()));
  }
}
