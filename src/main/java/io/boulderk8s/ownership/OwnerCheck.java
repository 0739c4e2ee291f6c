package io.boulderk8s.ownership;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.manifest.Labels;
import io.fabric8.kubernetes.api.model.Namespace;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Distinguishes our namespaces from those of others.
 *
 * @param self the owner that asks
 * @param adopts whether a namespace that names this checkout and no installation counts as ours:
 *     the cluster is on this machine, so the path is the same checkout's
 */
public record OwnerCheck(StackOwner self, boolean adopts) {
  /** Returns the ownership of a namespace. */
  public Ownership of(@Nullable Namespace there) {
    if (there == null || there.getMetadata().getDeletionTimestamp() != null) {
      return new Ownership.Absent();
    }
    StackOwner owner = StackOwner.of(there);
    if (owner.equals(self)) {
      return new Ownership.Own();
    }
    if (!isManaged(there)) {
      return new Ownership.Unmanaged();
    }
    boolean nobodyElse = owner.checkout().isEmpty() || owner.checkout().equals(self.checkout());
    return owner.installation().isEmpty() && nobodyElse && adopts
        ? new Ownership.Adoptable()
        : new Ownership.Foreign(owner.describedTo(self), owner.isOfInstallation(self));
  }

  /**
   * Accepts only our own namespaces and unused names.
   *
   * @param next the next step for a namespace of somebody else
   * @throws BoulderK8sException BUSY
   */
  public Ownership orRefuse(String name, @Nullable Namespace there, String next) {
    Ownership ownership = of(there);
    return switch (ownership) {
      case Ownership.Foreign(String whose, _) -> throw refused(name, whose, next);
      case Ownership.Unmanaged _ ->
          throw BoulderK8sException.of(
              FailureKind.BUSY, "namespace " + name, "it was not made by boulder-k8s", next);
      case Ownership.Absent _, Ownership.Own _, Ownership.Adoptable _ -> ownership;
    };
  }

  /** Makes the failure for a namespace of somebody else. */
  public static BoulderK8sException refused(String name, String whose, String next) {
    return BoulderK8sException.of(
        FailureKind.BUSY, "namespace " + name, "it belongs to " + whose, next);
  }

  private static boolean isManaged(Namespace there) {
    return Labels.TOOL.equals(
        Objects.requireNonNullElse(there.getMetadata().getLabels(), Map.<String, String>of())
            .get(Labels.MANAGED_BY));
  }
}
