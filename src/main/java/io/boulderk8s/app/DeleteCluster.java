package io.boulderk8s.app;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.failure.Problem;
import io.boulderk8s.manifest.Labels;
import io.boulderk8s.ownership.OwnerCheck;
import io.boulderk8s.ownership.Ownership;
import io.boulderk8s.report.Reporter;
import io.boulderk8s.run.Limits;
import io.boulderk8s.run.RunView;
import io.boulderk8s.run.StackLock;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes a whole cluster, unless that loses stacks of other installations, or what goes on in this
 * installation's own.
 *
 * @param force whatever it loses
 */
public record DeleteCluster(Components components, ClusterRequest cluster, boolean force) {
  private static final Logger LOG = LoggerFactory.getLogger(DeleteCluster.class);
  private static final String NEXT = "`boulder-k8s down --cluster --force` deletes all of it";
  private static final Set<String> GOING = Set.of("starting", "running");

  public void execute() {
    Reporter reporter = components.reporter();
    if (!force && !cluster.existing()) {
      refuseIfUsed(reporter);
    }
    reporter.step(
        "cluster " + cluster.name() + " deleted",
        () -> cluster.provider(components).delete(cluster.name(), reporter));
  }

  /** A cluster that is half-made or ill cannot be asked, and is deleted because of that. */
  private void refuseIfUsed(Reporter reporter) {
    Optional<Session> session;
    try {
      session = Session.find(cluster, components);
    } catch (BoulderK8sException e) {
      LOG.info("the cluster is not asked who uses it", e);
      return;
    }
    try (@Nullable Session open = session.orElse(null)) {
      if (open != null) {
        refuseIfUsed(open);
      }
    } catch (KubernetesClientException e) {
      reporter.notice("its API server does not say who uses it: " + e.getMessage());
    }
  }

  /** Fails with all that would be lost. */
  private void refuseIfUsed(Session session) {
    List<Namespace> stacks =
        session
            // no second attempt: an API server that is ill must not keep its cluster long
            .streams()
            .namespaces()
            .withLabel(Labels.MANAGED_BY, Labels.TOOL)
            .list()
            .getItems();
    // whichever checkout: only its installation counts
    OwnerCheck owner = session.owner(components.environment().workingDirectory());
    List<Problem> problems =
        Stream.concat(
                stacks.stream().flatMap(stack -> problem(session, owner, stack).stream()),
                stacks.isEmpty() ? Stream.empty() : runs(session))
            .toList();
    if (!problems.isEmpty()) {
      throw new BoulderK8sException(FailureKind.BUSY, problems, null);
    }
  }

  private static Optional<Problem> problem(Session session, OwnerCheck owner, Namespace stack) {
    String name = stack.getMetadata().getName();
    if (owner.of(stack) instanceof Ownership.Foreign(String whose, boolean sameInstallation)
        && !sameInstallation) {
      return Optional.of(new Problem("namespace " + name, "it belongs to " + whose, NEXT));
    }
    return StackLock.holder(session.lockFile(name))
        .map(
            who ->
                new Problem("namespace " + name, "another boulder-k8s works on it: " + who, NEXT));
  }

  private static Stream<Problem> runs(Session session) {
    return session.runs(Limits.standard()).list(Optional.empty()).stream()
        .filter(run -> GOING.contains(run.state()))
        .map(DeleteCluster::problem);
  }

  private static Problem problem(RunView run) {
    return new Problem(
        "namespace " + run.namespace(),
        "run %s is going on (`%s`, since %s, by %s)"
            .formatted(run.id(), String.join(" ", run.command()), run.started(), run.by()),
        NEXT);
  }
}
