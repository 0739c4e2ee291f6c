package io.boulderk8s.app;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.failure.Problem;
import io.boulderk8s.report.Reporter;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what `down --cluster` does: deletes a whole cluster, unless it is in use. */
public final class DeleteCluster {
  private static final Logger LOG = LoggerFactory.getLogger(DeleteCluster.class);

  private final String name;
  private final boolean asks;
  private final Supplier<Optional<Users>> cluster;
  private final BooleanSupplier halfMade;
  private final Runnable deletion;
  private final Reporter reporter;

  /** Lists the users of a cluster, which is open until it is closed. */
  interface Users extends AutoCloseable {
    /** Returns what would be lost with it. */
    List<Problem> uses();

    @Override
    void close();
  }

  /**
   * Prepares one `down --cluster`.
   *
   * @param asks whether users of the cluster matter
   * @param cluster opens it, if it exists
   * @param halfMade whether this installation was interrupted while making it
   */
  DeleteCluster(
      String name,
      boolean asks,
      Supplier<Optional<Users>> cluster,
      BooleanSupplier halfMade,
      Runnable deletion,
      Reporter reporter) {
    this.name = name;
    this.asks = asks;
    this.cluster = cluster;
    this.halfMade = halfMade;
    this.deletion = deletion;
    this.reporter = reporter;
  }

  /**
   * Deletes it.
   *
   * @param force whether to delete it despite its users
   */
  public static void on(Components components, ClusterRequest cluster, boolean force) {
    Reporter reporter = components.reporter();
    new DeleteCluster(
            cluster.name(),
            !force,
            () ->
                OpenCluster.find(cluster, components)
                    .map(open -> new ClusterUse(open, components.environment().workingDirectory())),
            () -> cluster.provider(components).halfMade(cluster.name()),
            () -> cluster.provider(components).delete(cluster.name(), reporter),
            reporter)
        .execute();
  }

  void execute() {
    if (asks && !isThereAndFree()) {
      reporter.notice("there is no cluster " + name);
      return;
    }
    reporter.step("cluster " + name + " deleted", deletion);
  }

  /**
   * Tells whether it exists; a cluster that does not answer may have stacks of anybody.
   *
   * @throws BoulderK8sException BUSY when somebody may use it
   */
  private boolean isThereAndFree() {
    Optional<Users> there;
    try {
      there = cluster.get();
    } catch (BoulderK8sException e) {
      if (halfMade.getAsBoolean()) {
        LOG.info("a half-made cluster has nothing that anybody uses", e);
        return true;
      }
      throw unknown(e.whats(), e);
    }
    try (@Nullable Users open = there.orElse(null)) {
      List<Problem> uses = open == null ? List.of() : open.uses();
      if (!uses.isEmpty()) {
        throw new BoulderK8sException(FailureKind.BUSY, uses, null);
      }
      return open != null;
    } catch (KubernetesClientException e) {
      throw unknown(String.valueOf(e.getMessage()), e);
    }
  }

  private BoulderK8sException unknown(String why, RuntimeException cause) {
    return new BoulderK8sException(
        FailureKind.BUSY,
        List.of(
            new Problem(
                "cluster " + name,
                "cannot find out who uses it: " + why,
                "`boulder-k8s up` starts it; `boulder-k8s down --cluster --force` deletes it and"
                    + " all that is on it")),
        cause);
  }
}
