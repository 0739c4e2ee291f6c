package io.boulderk8s.run;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Decides the exit code of a run, or why there is none. Two witnesses must agree; a cause that
 * ended the run early comes before both; and a run that lost a byte is no success.
 *
 * @param code the command's exit code; empty when unknown
 * @param failure the failure to report in place of the code
 * @param over whether the run has ended
 */
record RunVerdict(Optional<Integer> code, Optional<BoulderK8sException> failure, boolean over) {
  /**
   * @param cause the cause that ended the run early
   * @param unwritten output that did not reach the user
   */
  static RunVerdict of(
      RunEnd ending, Optional<BoulderK8sException> cause, Optional<String> unwritten) {
    Optional<Integer> code = ending.supervisor().map(RunStatus::exitCode);
    if (cause.isPresent()) {
      return new RunVerdict(code, cause, ending.over());
    }
    if (code.isEmpty()) {
      return failed(
          ending,
          FailureKind.OUTCOME_UNKNOWN,
          "how the command ended is not known: " + ending.reason(),
          "see `boulder-k8s status`; run it again");
    }
    if (ending.container().isEmpty()) {
      return failed(
          ending,
          FailureKind.OUTCOME_UNKNOWN,
          "the supervisor recorded exit code %d, but the container's own end was not seen: %s"
              .formatted(code.get(), ending.reason()),
          "run it again");
    }
    if (!code.equals(ending.container())) {
      return failed(
          ending,
          FailureKind.OUTCOME_UNKNOWN,
          "the exit codes differ: the supervisor recorded %d, the container ended with %d"
              .formatted(code.get(), ending.container().get()),
          "run it again; if it happens again this is a bug of boulder-k8s");
    }
    return whole(ending, code.get(), lost(ending).or(() -> unwritten));
  }

  /** A failing test keeps its code, a success does not. */
  private static RunVerdict whole(RunEnd ending, int code, Optional<String> missing) {
    Optional<String> doubt = doubt(ending);
    if (doubt.isPresent() && code == 0) {
      return failed(
          ending,
          FailureKind.OUTCOME_UNKNOWN,
          "the command ended with exit code 0, but the split services were not tested: "
              + doubt.get(),
          "let the tests' Python see PYTHONPATH: it is started without -I, -E or -S, and nothing"
              + " unsets the variable");
    }
    return missing.isPresent() && code == 0
        ? failed(
            ending,
            FailureKind.IO,
            "the command ended with exit code 0, but its output is incomplete: " + missing.get(),
            "make room, then run it again")
        : new RunVerdict(Optional.of(code), Optional.empty(), true);
  }

  /** Returns why a success would not be one of the split services. */
  static Optional<String> doubt(RunEnd ending) {
    return ending.supervisor().flatMap(RunStatus::standIns).flatMap(StandInReport::doubt);
  }

  /** Returns which output the pod itself could not keep. */
  static Optional<String> lost(RunEnd ending) {
    return ending
        .supervisor()
        .filter(RunStatus::lost)
        .map(
            status ->
                status.lostBytes() == 0
                    ? "its end may be missing: a pipe was held open from outside of the run"
                    : "%d bytes could not be kept in the pod: the disk of its node was full"
                        .formatted(status.lostBytes()));
  }

  /** Returns the verdict of a run whose artifacts were lost: no success. */
  RunVerdict withoutArtifacts(Path folder, String why, String next) {
    if (failure.isPresent()) {
      return this;
    }
    return new RunVerdict(
        code,
        Optional.of(
            BoulderK8sException.of(
                FailureKind.IO,
                folder.toString(),
                "the tests ended with %d, but what --artifacts asks for is not there, or not whole: %s"
                    .formatted(code.orElseThrow(), why),
                next)),
        over);
  }

  /** The run never started its command, or its end was not observed. */
  static RunVerdict without(BoulderK8sException failure, boolean over) {
    return new RunVerdict(Optional.empty(), Optional.of(failure), over);
  }

  private static RunVerdict failed(RunEnd ending, FailureKind kind, String what, String next) {
    return new RunVerdict(
        ending.supervisor().map(RunStatus::exitCode),
        Optional.of(BoulderK8sException.of(kind, "run", what, next)),
        ending.over());
  }

  /** Returns the exit code of boulder-k8s. */
  int toolExitCode() {
    return failure.map(why -> why.kind().exitCode()).orElseGet(code::orElseThrow);
  }

  /** Returns the code, or throws the failure. */
  int orThrow() {
    if (failure.isPresent()) {
      throw failure.get();
    }
    return code.orElseThrow();
  }
}
