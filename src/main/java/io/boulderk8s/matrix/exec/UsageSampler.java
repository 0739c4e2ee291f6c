package io.boulderk8s.matrix.exec;

import io.boulderk8s.concurrent.Background;
import io.boulderk8s.concurrent.Pause;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.matrix.Cell;
import io.boulderk8s.matrix.UsageSamples;
import io.boulderk8s.process.ProcessFailedException;
import io.boulderk8s.process.ProcessTimeoutException;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.Collection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Samples the nodes' cgroups every few seconds while it is open. */
final class UsageSampler implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(UsageSampler.class);
  private static final Duration BETWEEN = Duration.ofSeconds(3);
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Collection<CellNode> nodes;
  private final String stack;
  private final Pause pause;
  private final UsageSamples samples = new UsageSamples();
  private final Background<Boolean> watch;

  UsageSampler(Collection<CellNode> nodes, String stack, Pause pause) {
    this.nodes = nodes;
    this.stack = stack;
    this.pause = pause;
    this.watch = Background.of(this::watch);
  }

  /** Returns the usage so far. */
  UsageSamples samples() {
    return samples;
  }

  private boolean watch() {
    while (true) {
      nodes.forEach(this::look);
      pause.pause(BETWEEN);
    }
  }

  /** Takes a sample, also just before something ends. Ignores a node that does not answer. */
  void look(CellNode node) {
    try {
      samples.add(node.shell().run(LIMIT, NodeScripts.USAGE, Cell.namespaces(stack)).stdout());
    } catch (BoulderK8sException
        | ProcessFailedException
        | ProcessTimeoutException
        | KubernetesClientException e) {
      LOG.debug("no look at the node", e);
    }
  }

  @Override
  public void close() {
    watch.close();
  }
}
