package io.boulderk8s.deploy;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.kube.LeaseHolder;
import io.boulderk8s.kube.LeaseWatch;
import io.boulderk8s.kube.Leases;
import io.boulderk8s.kube.SeenLease;
import io.boulderk8s.manifest.Labels;
import io.boulderk8s.ownership.OwnerCheck;
import io.boulderk8s.ownership.StackLock;
import io.boulderk8s.ownership.StackOwner;
import io.boulderk8s.ownership.SweepRule;
import io.boulderk8s.process.ProcessFailedException;
import io.boulderk8s.report.Reporter;
import io.boulderk8s.report.SilentReporter;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes abandoned stacks of `test --ephemeral`. The process of each holds its lock as long as it
 * lives, so a stack without a holder was left by a killed process: the next command removes one of
 * this installation at once, and one of another when its lease has become stale while this command
 * watched.
 */
public final class EphemeralStacks implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EphemeralStacks.class);
  private static final String LABEL = "boulder-k8s.io/ephemeral";

  private final KubernetesClient api;
  private final Leases leases;
  private final Function<String, Path> locks;
  private final Function<Reporter, StackRemoval> removals;
  private final Reporter reporter;
  private final LeaseWatch watch;

  /**
   * Manages those on a cluster.
   *
   * @param locks returns the lock file of a namespace
   * @param removals report their steps to a reporter
   */
  public EphemeralStacks(
      KubernetesClient api,
      Leases leases,
      Function<String, Path> locks,
      Function<Reporter, StackRemoval> removals,
      Reporter reporter) {
    this.api = api;
    this.leases = leases;
    this.locks = locks;
    this.removals = removals;
    this.reporter = reporter;
    this.watch = new LeaseWatch(leases, this::removeStale);
  }

  public static void mark(Namespace namespace) {
    namespace.getMetadata().getLabels().put(LABEL, "true");
  }

  /** Removes abandoned stacks; watches stacks of others until this is closed. */
  public EphemeralStacks sweep() {
    List<Namespace> there =
        api.namespaces()
            .withLabel(LABEL, "true")
            .withLabel(Labels.MANAGED_BY, Labels.TOOL)
            .list()
            .getItems();
    watch.begin(
        there.stream()
            .filter(namespace -> namespace.getMetadata().getDeletionTimestamp() == null)
            .filter(this::isToBeWatched)
            .toList());
    return this;
  }

  /** Removes the command's own; a failure does not change how its tests ended. */
  public void removeOwn(String namespace, OwnerCheck owner) {
    orTell(namespace, () -> removals.apply(reporter).remove(namespace, owner));
  }

  private boolean isToBeWatched(Namespace namespace) {
    String name = namespace.getMetadata().getName();
    Optional<StackLock> free = StackLock.tryTake(locks.apply(name), "a sweep");
    Optional<LeaseHolder> holder = leases.read(name).flatMap(SeenLease::holder);
    SweepRule.Fate fate =
        SweepRule.of(leases.self(), StackOwner.of(namespace), free.isEmpty(), holder);
    try (StackLock _ = free.orElse(null)) {
      if (fate == SweepRule.Fate.REMOVE) {
        reporter.notice("stack " + name + " was left by a process that was killed");
        remove(namespace, reporter);
      }
    }
    return fate == SweepRule.Fate.WATCH;
  }

  private void removeStale(Namespace namespace) {
    reporter.notice(
        "stack %s was left by a process of another installation: its lease was not renewed"
            .formatted(namespace.getMetadata().getName()));
    remove(namespace, new SilentReporter(reporter.clock()));
  }

  /** A failure here must not fail a command about another stack. */
  private void remove(Namespace namespace, Reporter told) {
    orTell(namespace.getMetadata().getName(), () -> removals.apply(told).remove(namespace));
  }

  private void orTell(String name, Runnable removal) {
    try {
      removal.run();
    } catch (BoulderK8sException | ProcessFailedException | KubernetesClientException e) {
      LOG.warn("stack {} is left", name, e);
      reporter.notice(
          "stack %s is still there, or a part of it (%s); the next `test` or `down` tries again"
              .formatted(name, e.getMessage()));
    }
  }

  @Override
  public void close() {
    watch.close();
  }
}
