package io.boulderk8s.ownership;

import io.boulderk8s.kube.LeaseHolder;
import java.util.Optional;

/** Decides what to do with an ephemeral stack that a command finds. */
public final class SweepRule {
  /** The decision. */
  public enum Fate {
    /** Its process may be alive, or that is unknown. */
    KEEP,
    /** Its process has ended without removing it. */
    REMOVE,
    /**
     * Only its lease can tell: if that becomes stale during the observation, the stack was
     * abandoned.
     */
    WATCH
  }

  private SweepRule() {}

  /**
   * Decides.
   *
   * @param self the owner that asks
   * @param owner of the stack
   * @param locked whether a process of this installation on this machine holds its file lock
   * @param holder of its lease; empty without one
   */
  public static Fate of(
      LeaseHolder self, StackOwner owner, boolean locked, Optional<LeaseHolder> holder) {
    if (locked) {
      return Fate.KEEP;
    }
    boolean sameInstallation = owner.installation().filter(self.installation()::equals).isPresent();
    if (holder.isEmpty()) {
      // older versions, and clusters that forbid leases: only the installation's own locks can tell
      return sameInstallation ? Fate.REMOVE : Fate.KEEP;
    }
    return sameInstallation && holder.get().sharesLocksWith(self) ? Fate.REMOVE : Fate.WATCH;
  }
}
