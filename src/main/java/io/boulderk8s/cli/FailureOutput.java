package io.boulderk8s.cli;

import io.boulderk8s.app.KnownFailures;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.failure.Problem;
import io.boulderk8s.report.Event;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.ParameterException;

/** Turns failures into events with the exit code. An unexpected failure keeps its stack trace. */
final class FailureOutput {
  private final Invocation invocation;

  FailureOutput(Invocation invocation) {
    this.invocation = invocation;
  }

  /** Reports why a command failed. */
  Event.CommandFailed of(Throwable failure) {
    // no constant: most commands never log
    LoggerFactory.getLogger(FailureOutput.class).error("the command failed", failure);
    if (failure instanceof UncheckedIOException io) {
      Problem problem = FileFault.problem(io, invocation.environment().cacheIfAny());
      return of(new BoulderK8sException(FailureKind.IO, List.of(problem), io));
    }
    return KnownFailures.of(failure).map(this::of).orElseGet(() -> bug(failure));
  }

  /** Reports all that is wrong with a command line. */
  Event.CommandFailed of(List<ParameterException> failures) {
    return of(new BoulderK8sException(FailureKind.USAGE, Misuse.of(failures), null));
  }

  private Event.CommandFailed of(BoulderK8sException failure) {
    List<Event.Problem> problems =
        failure.problems().stream()
            .map(problem -> new Event.Problem(problem.where(), problem.what(), problem.next()))
            .toList();
    return failed(failure.kind(), problems, "");
  }

  private Event.CommandFailed bug(Throwable failure) {
    StringWriter stack = new StringWriter();
    failure.printStackTrace(new PrintWriter(stack));
    return failed(
        FailureKind.BUG, List.of(new Event.Problem("", failure.toString(), "")), stack.toString());
  }

  private Event.CommandFailed failed(FailureKind kind, List<Event.Problem> problems, String stack) {
    String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return new Event.CommandFailed(
        name, kind.exitCode(), problems, invocation.log().toString(), stack);
  }
}
