package io.boulderk8s.app;

import io.boulderk8s.ownership.OwnerCheck;
import io.boulderk8s.ownership.Ownership;
import io.boulderk8s.report.Reporter;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Does what `down` does to one stack.
 *
 * <ol>
 *   <li>sweep: what killed processes left
 *   <li>lock: keep others from the stack; not with force
 *   <li>owner: refuse a stack of somebody else's; with force, say whose it was
 *   <li>runs: refuse while one goes on; not with force
 *   <li>remove: the stack, then what a matrix left
 * </ol>
 */
public final class TakeDown {
  private static final String NEXT =
      "name your own with --stack NAME, or run `boulder-k8s down` there; `boulder-k8s down --force`"
          + " removes it all the same";

  private final String namespace;
  private final boolean force;
  private final Supplier<Optional<Removal>> cluster;
  private final Reporter reporter;

  /** The steps of removing a stack; its cluster is open until it is closed. */
  interface Removal extends AutoCloseable {
    OpenStack.Sweep sweep();

    OpenStack.Hold lock();

    /** Returns the current owner of the stack. */
    Ownership ownership();

    /** Fails if a run is going on; clears away ended ones. */
    void refuseRuns();

    /** Removes what is left of this owner's; returns false if there is nothing. */
    boolean removeRest();

    /** Removes the stack whose owner was checked, whoever that is. */
    void remove();

    /** Removes what a matrix of this checkout left, unless one is going on. */
    void removeMatrix();

    @Override
    void close();
  }

  /**
   * Prepares one `down`.
   *
   * @param force whether to remove it whoever owns it, and whatever runs in it
   * @param cluster opens it, if it exists
   */
  TakeDown(
      String namespace, boolean force, Supplier<Optional<Removal>> cluster, Reporter reporter) {
    this.namespace = namespace;
    this.force = force;
    this.cluster = cluster;
    this.reporter = reporter;
  }

  /** Does it on a cluster. */
  public static void on(
      Components components,
      StackSource source,
      StackName name,
      ClusterRequest cluster,
      boolean force) {
    String namespace = name.namespace(source);
    new TakeDown(
            namespace,
            force,
            () ->
                OpenCluster.find(cluster, components)
                    .map(open -> new ClusterRemoval(open, namespace, source.checkout().root())),
            components.reporter())
        .execute();
  }

  void execute() {
    Optional<Removal> there = cluster.get();
    if (there.isEmpty()) {
      reporter.notice("there is no cluster, so there is nothing to remove");
      return;
    }
    try (Removal stack = there.get();
        OpenStack.Sweep _ = stack.sweep()) {
      boolean removed = removed(stack);
      stack.removeMatrix();
      if (!removed) {
        reporter.notice("there is no stack " + namespace);
      }
    }
  }

  /** Returns whether there was one. */
  private boolean removed(Removal stack) {
    try (OpenStack.@Nullable Hold hold = force ? null : stack.lock()) {
      switch (stack.ownership()) {
        case Ownership.Absent _, Ownership.Unmanaged _ -> {
          return stack.removeRest();
        }
        case Ownership.Foreign(String whose, _) -> refuseUnlessForced(whose);
        case Ownership.Own _, Ownership.Adoptable _ -> refuseIfUsed(stack, hold);
      }
      stack.remove();
      return true;
    }
  }

  private void refuseUnlessForced(String whose) {
    if (!force) {
      throw OwnerCheck.refused(namespace, whose, NEXT);
    }
    reporter.notice("stack " + namespace + " belongs to " + whose + "; removed because of --force");
  }

  private static void refuseIfUsed(Removal stack, OpenStack.@Nullable Hold hold) {
    if (hold != null) {
      hold.announce();
      stack.refuseRuns();
    }
  }
}
