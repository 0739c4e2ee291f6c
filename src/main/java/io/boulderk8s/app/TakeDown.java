package io.boulderk8s.app;

import io.boulderk8s.ownership.OwnerCheck;
import io.boulderk8s.ownership.Ownership;
import io.boulderk8s.run.EphemeralStacks;
import io.boulderk8s.run.Limits;
import io.boulderk8s.run.StackHold;
import io.fabric8.kubernetes.api.model.Namespace;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Does what `down` does to one stack: sweep, stack, what a matrix left.
 *
 * @param force whosever it is, and whatever goes on in it
 */
public record TakeDown(
    Components components,
    StackSource source,
    StackName name,
    ClusterRequest cluster,
    boolean force) {
  private static final String NEXT =
      "name your own with --stack NAME, or run `boulder-k8s down` there; `boulder-k8s down --force`"
          + " removes it all the same";

  public void execute() {
    String namespace = name.namespace(source);
    Optional<Session> session = Session.find(cluster, components);
    if (session.isEmpty()) {
      components.reporter().notice("there is no cluster, so there is nothing to remove");
      return;
    }
    try (Session open = session.get();
        EphemeralStacks _ = open.ephemeralStacks().sweep()) {
      OwnerCheck owner = open.owner(source.checkout().root());
      boolean there = removed(open, namespace, owner);
      new MatrixRemoval(open, namespace, owner).remove();
      if (!there) {
        components.reporter().notice("there is no stack " + namespace);
      }
    }
  }

  /** Whether there was one. */
  private boolean removed(Session session, String namespace, OwnerCheck owner) {
    try (@Nullable StackHold hold =
        force ? null : session.hold(namespace, "boulder-k8s down", false)) {
      @Nullable Namespace there = session.api().namespaces().withName(namespace).get();
      switch (owner.of(there)) {
        case Ownership.Absent _, Ownership.Unmanaged _ -> {
          return session.removal().remove(namespace, owner);
        }
        case Ownership.Foreign(String whose, _) -> refuseUnlessForced(namespace, whose);
        case Ownership.Own _, Ownership.Adoptable _ -> refuseIfUsed(session, namespace, hold);
      }
      session.removal().remove(Objects.requireNonNull(there));
      return true;
    }
  }

  private void refuseUnlessForced(String namespace, String whose) {
    if (!force) {
      throw OwnerCheck.refused(namespace, whose, NEXT);
    }
    components
        .reporter()
        .notice("stack " + namespace + " belongs to " + whose + ": removed all the same (--force)");
  }

  private static void refuseIfUsed(Session session, String namespace, @Nullable StackHold hold) {
    if (hold != null) {
      hold.announce();
      session.runs(Limits.standard()).clear(namespace);
    }
  }
}
