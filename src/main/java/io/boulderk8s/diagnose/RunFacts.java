package io.boulderk8s.diagnose;

import io.boulderk8s.failure.FailureKind;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What boulder-k8s itself knows of a run.
 *
 * @param exitCode of test.sh, or of the setup; empty without a run that ended
 * @param kind of the tool's own failure; empty without one
 * @param failure that failure, as it is printed
 */
public record RunFacts(OptionalInt exitCode, Optional<FailureKind> kind, String failure) {
  public static final RunFacts NONE = new RunFacts(OptionalInt.empty(), Optional.empty(), "");

  /** Makes the facts of a run that ended. */
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
