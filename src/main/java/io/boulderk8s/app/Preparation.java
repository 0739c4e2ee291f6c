package io.boulderk8s.app;

/** Says how a stack is made ready for its tests. */
public record Preparation(
    Images images, Dependencies dependencies, Setup setup, Lifetime lifetime) {
  /** What `up` does when nobody asks for more. */
  public static final Preparation STANDARD =
      new Preparation(Images.ENSURE, Dependencies.REUSE, Setup.ALWAYS, Lifetime.STANDING);

  /** Whether anybody looks after images. */
  public enum Images {
    ENSURE,
    /** They are known to be on the nodes. */
    SKIP
  }

  /** What becomes of dependencies that run. */
  public enum Dependencies {
    /** They go on as long as they are what the Compose files say. */
    REUSE,
    /** They start anew, without what they wrote. */
    RESET,
    /** They go on, or it is a failure. */
    PRESERVE;

    public static Dependencies of(boolean kept, boolean preserve) {
      if (preserve) {
        return PRESERVE;
      }
      return kept ? RESET : REUSE;
    }
  }

  /** When the setup service runs. */
  public enum Setup {
    ALWAYS,
    /** Not where it would change nothing. */
    UNLESS_IDLE;

    public static Setup of(boolean kept) {
      return kept ? UNLESS_IDLE : ALWAYS;
    }
  }

  /** How long the stack stays. */
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
