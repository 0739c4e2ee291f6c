package io.boulderk8s.diagnose;

import io.boulderk8s.failure.FailureKind;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the tool itself knows of a run.
 *
 * @param exitCode of test.sh, or of the setup; empty where there was no run, or none that ended
 * @param kind of the tool's own failure; empty where it had none
 * @param failure that failure, as it is printed
 */
public record RunFacts(OptionalInt exitCode, Optional<FailureKind> kind, String failure) {
  public static final RunFacts NONE = new RunFacts(OptionalInt.empty(), Optional.empty(), "");

  /** A run that ended. */
  public static RunFacts ended(int exitCode) {
    return new RunFacts(OptionalInt.of(exitCode), Optional.empty(), "");
  }

  public static RunFacts failed(FailureKind kind, String failure) {
    return new RunFacts(OptionalInt.empty(), Optional.of(kind), failure);
  }

  boolean failed() {
    return exitCode.orElse(0) != 0 || is(FailureKind.OUTCOME_UNKNOWN);
  }

  boolean is(FailureKind wanted) {
    return kind.filter(wanted::equals).isPresent();
  }
}
