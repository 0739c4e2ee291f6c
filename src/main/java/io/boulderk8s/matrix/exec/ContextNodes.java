package io.boulderk8s.matrix.exec;

import io.boulderk8s.concurrent.Cancellation;
import io.boulderk8s.concurrent.CancelledException;
import io.boulderk8s.concurrent.Parallel;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.kube.PodWatches;
import io.boulderk8s.matrix.ship.Listing;
import io.boulderk8s.matrix.ship.Manifest;
import io.boulderk8s.process.ProcessFailedException;
import io.boulderk8s.process.ProcessResult;
import io.boulderk8s.report.Reporter;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** Prepares the nodes of an existing cluster for a matrix, and releases them. */
public final class ContextNodes implements AutoCloseable {
  private static final Duration QUICK = Duration.ofSeconds(60);

  private final String stack;
  private final NodePods pods;
  private final List<PodAgent> agents;

  private ContextNodes(String stack, NodePods pods, List<PodAgent> agents) {
    this.stack = stack;
    this.pods = pods;
    this.agents = agents;
  }

  /**
   * The cluster.
   *
   * @param streams a client without retries
   * @param context its name for messages
   * @param place the namespace of the matrix
   */
  public record Cluster(
      KubernetesClient api,
      PodWatches watches,
      KubernetesClient streams,
      String agentImage,
      String context,
      MatrixNamespace place) {
    private NodePods pods() {
      return new NodePods(api, watches, streams, agentImage, place);
    }

    private List<Node> nodes() {
      return api.nodes().list().getItems();
    }
  }

  /** Starts a pod of ours on each node that gets cells. */
  public static ContextNodes open(Cluster cluster, String stack, Reporter reporter) {
    NodeChoice choice = NodeChoice.of(cluster.context(), cluster.nodes());
    if (!choice.left().isEmpty()) {
      reporter.notice("no cells for " + String.join("; ", choice.left()));
    }
    NodePods pods = cluster.pods();
    try {
      List<PodAgent> agents =
          reporter.step(
              "our pods on " + String.join(", ", choice.names()),
              () -> pods.open(choice.names(), reporter));
      agents.forEach(ContextNodes::refuseWithoutBash);
      return new ContextNodes(stack, pods, agents);
    } catch (BoulderK8sException | CancelledException | KubernetesClientException e) {
      Cancellation.shielded(() -> endAfter(e, pods));
      throw e;
    }
  }

  private static void endAfter(RuntimeException failure, NodePods pods) {
    try {
      pods.end();
    } catch (BoulderK8sException | KubernetesClientException e) {
      failure.addSuppressed(e);
    }
  }

  private static void refuseWithoutBash(PodAgent agent) {
    ProcessResult answer = new PodShell(agent).run(QUICK, "type mount awk du df find");
    if (!answer.succeeded()) {
      throw BoulderK8sException.of(
          FailureKind.UNAVAILABLE,
          "node " + agent.node(),
          "views of the checkout are made with its bash, mount, awk, du, df and find, and not all"
              + " of them are there: "
              + answer.stderr().strip(),
          "keep cells away from it: `kubectl cordon " + agent.node() + "`");
    }
  }

  /** Returns the path of the delivered tree on each of them. */
  public static String tree(String stack, Manifest manifest) {
    return NodeStore.tree(stack, manifest);
  }

  /**
   * Returns the nodes for a matrix.
   *
   * @param lower the checkout as they see it
   * @param shared folders of the checkout that all views of a node share
   */
  public List<CellNode> nodes(String lower, List<String> shared) {
    return agents.stream()
        .map(
            agent -> {
              PodShell shell = new PodShell(agent);
              return new CellNode(agent.node(), shell, new Views(shell, lower, stack, shared));
            })
        .toList();
  }

  /** Brings a checkout to all of them. */
  public Runnable delivery(Listing listing, Path root, Reporter reporter) {
    return new Delivery(
        listing,
        root,
        agents.stream().map(agent -> new NodeStore(agent, stack)).toList(),
        reporter);
  }

  /** Ends our pods; the store, and what views share, stay for the next matrix. */
  @Override
  public void close() {
    Cancellation.shielded(pods::end);
  }

  /**
   * Removes everything of a checkout's matrix from the nodes that have something of it.
   *
   * @return whether nothing of it is left
   */
  public static boolean clear(Cluster cluster, String stack, Reporter reporter) {
    NodePods pods = cluster.pods();
    SortedSet<String> there = cluster.place().used();
    if (there.isEmpty()) {
      return true;
    }
    there.retainAll(
        cluster.nodes().stream()
            .map(node -> node.getMetadata().getName())
            .collect(Collectors.toSet()));
    try {
      reporter.step(
          "views and checkout removed from nodes " + String.join(", ", there),
          () -> Parallel.forEach(pods.open(there, reporter), agent -> clear(agent, stack)));
      return true;
    } catch (BoulderK8sException | ProcessFailedException e) {
      endAfter(e, pods);
      reporter.notice(
          "what a matrix left on nodes %s is still there (%s); `boulder-k8s down` tries again"
              .formatted(String.join(", ", there), e.getMessage()));
      return false;
    }
  }

  private static void clear(NodeAgent agent, String stack) {
    new Views(new PodShell(agent), "/", stack, List.of()).removeAll();
    new NodeStore(agent, stack).remove();
  }
}
