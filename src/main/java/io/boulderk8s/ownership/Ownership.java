package io.boulderk8s.ownership;

import java.util.Optional;

/** The ownership of a namespace, as seen by one owner. */
public sealed interface Ownership {
  /** There is no such namespace, or it is being deleted. */
  record Absent() implements Ownership {}

  /** It belongs to this installation and this checkout. */
  record Own() implements Ownership {}

  /** An older version made it, and only this checkout can be its owner. */
  record Adoptable() implements Ownership {}

  /**
   * It belongs to somebody else.
   *
   * @param whose the owner, for a message after "it belongs to"
   * @param sameInstallation whether another checkout of this installation made it
   */
  record Foreign(String whose, boolean sameInstallation) implements Ownership {}

  /** boulder-k8s did not make it. */
  record Unmanaged() implements Ownership {}

  /** Returns the owner, for a message, if another installation made it, whichever its checkout. */
  default Optional<String> otherInstallation() {
    return this instanceof Foreign(String whose, boolean sameInstallation) && !sameInstallation
        ? Optional.of(whose)
        : Optional.empty();
  }

  /** Tells whether we may fill, change and remove it. */
  default boolean isOurs() {
    return this instanceof Own || this instanceof Adoptable;
  }
}
