package io.boulderk8s.app;

/** Says how to prepare a stack for its tests. */
public record Preparation(
    Images images, Dependencies dependencies, Setup setup, Lifetime lifetime) {
  /** The preparation of a plain `up`. */
  public static final Preparation STANDARD =
      new Preparation(Images.ENSURE, Dependencies.REUSE, Setup.ALWAYS, Lifetime.STANDING);

  /** Says whether to look after images. */
  public enum Images {
    ENSURE,
    /** They are known to be on the nodes. */
    SKIP
  }

  /** Says what to do with running dependencies. */
  public enum Dependencies {
    /** Keep those that match the Compose files. */
    REUSE,
    /** Recreate them without their data. */
    RESET,
    /** Keep them, or fail. */
    PRESERVE;

    public static Dependencies of(boolean kept, boolean preserve) {
      if (preserve) {
        return PRESERVE;
      }
      return kept ? RESET : REUSE;
    }
  }

  /** Says when to run the setup service. */
  public enum Setup {
    ALWAYS,
    /** Unless it would change nothing. */
    UNLESS_IDLE;

    public static Setup of(boolean kept) {
      return kept ? UNLESS_IDLE : ALWAYS;
    }
  }

  /** Says how long the stack stays. */
  public enum Lifetime {
    STANDING,
    /** As long as the command. */
    EPHEMERAL
  }

  boolean resets() {
    return dependencies == Dependencies.RESET;
  }

  boolean preserves() {
    return dependencies == Dependencies.PRESERVE;
  }

  boolean isEphemeral() {
    return lifetime == Lifetime.EPHEMERAL;
  }
}
