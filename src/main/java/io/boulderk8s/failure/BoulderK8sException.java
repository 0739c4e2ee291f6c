package io.boulderk8s.failure;

import io.boulderk8s.concurrent.CancelledException;
import io.boulderk8s.concurrent.Reason;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A failure that boulder-k8s understands: its kind decides the exit code; it holds all problems
 * found.
 */
public final class BoulderK8sException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final FailureKind kind;
  private final transient List<Problem> problems;

  public BoulderK8sException(FailureKind kind, List<Problem> problems, @Nullable Throwable cause) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")), cause);
    this.kind = kind;
    this.problems = List.copyOf(problems);
  }

  public static BoulderK8sException of(FailureKind kind, String where, String what, String next) {
    return new BoulderK8sException(kind, List.of(new Problem(where, what, next)), null);
  }

  /** Makes the failure of cancelled work from its reason. */
  public static BoulderK8sException of(CancelledException cancelled) {
    Reason reason = cancelled.reason();
    String where = reason instanceof Reason.TimeLimit late ? "phase " + late.phase() : "";
    return new BoulderK8sException(
        reason instanceof Reason.TimeLimit ? FailureKind.TIMEOUT : FailureKind.INTERRUPTED,
        List.of(new Problem(where, String.valueOf(cancelled.getMessage()), "")),
        cancelled);
  }

  public FailureKind kind() {
    return kind;
  }

  public List<Problem> problems() {
    return problems;
  }

  /** Returns what went wrong, for a sentence that has its own place and next step. */
  public String whats() {
    return problems.stream().map(Problem::what).collect(Collectors.joining("; "));
  }
}
