package io.boulderk8s.diagnose;

import io.boulderk8s.failure.FailureKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The findings of all analyzers.
 *
 * @param verdicts the first one explains most; the others may be its consequences. Never empty
 */
public record Diagnosis(List<Verdict> verdicts) {
  public Diagnosis {
    verdicts = List.copyOf(verdicts);
  }

  /** Runs every analyzer. */
  public static Diagnosis of(Snapshot snapshot) {
    List<Verdict> found = new ArrayList<>();
    for (Analyzer analyzer : Analyzers.all()) {
      analyzer.look(snapshot).filter(verdict -> !known(found, verdict)).ifPresent(found::add);
    }
    if (found.isEmpty()) {
      found.add(unknown(snapshot.run()));
    }
    return new Diagnosis(found);
  }

  private static Verdict unknown(RunFacts run) {
    if (run.failure().isEmpty()) {
      return Verdict.of(Cause.UNKNOWN, "nothing that was recorded shows a fault", List.of())
          .then("`boulder-k8s status` shows the stack");
    }
    return Verdict.of(Cause.UNKNOWN, run.failure().lines().findFirst().orElse(""), List.of())
        .ownedBy(run.kind().map(Diagnosis::owner).orElse(Owner.UNKNOWN));
  }

  private static Owner owner(FailureKind kind) {
    return switch (kind) {
      case DEPENDENCY -> Owner.DEPENDENCY;
      case CHECKOUT -> Owner.BOULDER;
      case UNAVAILABLE, IMAGE, IO, OUTCOME_UNKNOWN -> Owner.INFRA;
      case BUG, USAGE, TIMEOUT, BUSY, INTERRUPTED -> Owner.UNKNOWN;
    };
  }

  private static boolean known(List<Verdict> found, Verdict verdict) {
    return found.stream()
        .anyMatch(
            earlier -> earlier.cause() == verdict.cause() && earlier.what().equals(verdict.what()));
  }

  public Verdict verdict() {
    return verdicts.getFirst();
  }

  /** Formats it for people: the verdict, its evidence, the next step, and other findings. */
  public String text() {
    Verdict first = verdict();
    String evidence =
        first.evidence().stream().map(line -> "  | " + line + "\n").collect(Collectors.joining());
    String others =
        verdicts.stream()
            .skip(1)
            .map(verdict -> "  also: " + verdict.headline().substring("verdict: ".length()) + "\n")
            .collect(Collectors.joining());
    return first.headline() + "\n" + evidence + "  -> " + first.next() + "\n" + others;
  }
}
