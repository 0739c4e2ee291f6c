package io.boulderk8s.cli;

import io.boulderk8s.ownership.OwnerCheck;
import io.boulderk8s.ownership.Ownership;
import io.boulderk8s.report.Reporter;
import io.boulderk8s.run.Limits;
import io.boulderk8s.run.StackHold;
import io.fabric8.kubernetes.api.model.Namespace;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * `down` of one stack.
 *
 * @param force whosever it is, and whatever goes on in it
 */
record StackTakedown(
    Session session, String namespace, OwnerCheck owner, boolean force, Reporter reporter) {
  private static final String NEXT =
      "name your own with --stack NAME, or run `boulder-k8s down` there; `boulder-k8s down --force`"
          + " removes it all the same";

  /**
   * Removes it; returns whether there was one.
   *
   * @throws io.boulderk8s.failure.BoulderK8sException BUSY when it is somebody else's, or in use
   */
  boolean remove() {
    try (@Nullable StackHold hold =
        force ? null : session.hold(namespace, "boulder-k8s down", false)) {
      @Nullable Namespace there = session.api().namespaces().withName(namespace).get();
      switch (owner.of(there)) {
        case Ownership.Absent _, Ownership.Unmanaged _ -> {
          return session.removal(reporter).remove(namespace, owner);
        }
        case Ownership.Foreign(String whose, _) -> refuseUnlessForced(whose);
        case Ownership.Own _, Ownership.Adoptable _ -> refuseIfUsed(hold);
      }
      session.removal(reporter).remove(Objects.requireNonNull(there));
      return true;
    }
  }

  private void refuseUnlessForced(String whose) {
    if (!force) {
      throw OwnerCheck.refused(namespace, whose, NEXT);
    }
    reporter.notice(
        "stack " + namespace + " belongs to " + whose + ": removed all the same (--force)");
  }

  private void refuseIfUsed(@Nullable StackHold hold) {
    if (hold != null) {
      hold.announce();
      session.runs(Limits.standard()).clear(namespace);
    }
  }
}
