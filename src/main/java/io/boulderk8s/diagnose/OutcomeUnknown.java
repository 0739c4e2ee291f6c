package io.boulderk8s.diagnose;

import io.boulderk8s.failure.FailureKind;
import java.util.List;
import java.util.Optional;

/** A run whose end could not be learned, and nothing above says why. */
final class OutcomeUnknown implements Analyzer {
  @Override
  public Optional<Verdict> look(Snapshot snapshot) {
    return snapshot.run().is(FailureKind.OUTCOME_UNKNOWN)
        ? Optional.of(
            Verdict.of(
                Cause.OUTCOME_UNKNOWN,
                "how the run ended could not be learned",
                List.of(new Evidence("boulder-k8s", snapshot.run().failure()))))
        : Optional.empty();
  }
}
