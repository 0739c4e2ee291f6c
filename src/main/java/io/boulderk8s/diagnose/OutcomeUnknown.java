package io.boulderk8s.diagnose;

import io.boulderk8s.failure.FailureKind;
import java.util.List;
import java.util.Optional;

/** Finds a run with an unknown outcome that no other cause explains. */
final class OutcomeUnknown implements Analyzer {
  @Override
  public Optional<Verdict> look(Snapshot snapshot) {
    return snapshot.run().is(FailureKind.OUTCOME_UNKNOWN)
        ? Optional.of(
            Verdict.of(
                Cause.OUTCOME_UNKNOWN,
                "the outcome of the run is unknown",
                List.of(new Evidence("boulder-k8s", snapshot.run().failure()))))
        : Optional.empty();
  }
}
