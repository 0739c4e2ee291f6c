package io.boulderk8s.ownership;

import java.util.Optional;

/** What a namespace is to whoever asks. */
public sealed interface Ownership {
  /** There is none, or it is about to be gone. */
  record Absent() implements Ownership {}

  /** Of this installation and this checkout. */
  record Own() implements Ownership {}

  /** Made by an older version, and nobody else can have made it but this checkout. */
  record Adoptable() implements Ownership {}

  /**
   * Of somebody else.
   *
   * @param whose for a message, after "it belongs to"
   * @param sameInstallation whether another checkout of this installation made it
   */
  record Foreign(String whose, boolean sameInstallation) implements Ownership {}

  /** Not made by boulder-k8s at all. */
  record Unmanaged() implements Ownership {}

  /** Whose it is, for a message, if another installation made it: whichever checkout's. */
  default Optional<String> otherInstallation() {
    return this instanceof Foreign(String whose, boolean sameInstallation) && !sameInstallation
        ? Optional.of(whose)
        : Optional.empty();
  }

  /** Whether it may be filled, changed and removed. */
  default boolean isOurs() {
    return this instanceof Own || this instanceof Adoptable;
  }
}
