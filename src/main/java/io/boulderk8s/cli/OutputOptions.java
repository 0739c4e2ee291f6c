package io.boulderk8s.cli;

import io.boulderk8s.app.Components;
import io.boulderk8s.report.PlainReporter;
import io.boulderk8s.report.QuietReporter;
import io.boulderk8s.report.Reporter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Chooses how much a command prints on stderr. */
final class OutputOptions {
  @Option(names = "--quiet", description = "Print only errors.")
  private boolean quiet;

  private @Nullable Reporter made;

  /** Returns the same reporter each time: a terminal has room for one. */
  Reporter reporter(Invocation invocation) {
    if (made == null) {
      made = make(invocation);
    }
    return made;
  }

  /** Returns the reporter of a command that writes no trace. */
  Components components(Invocation invocation) {
    return new Components(invocation.environment(), reporter(invocation));
  }

  private Reporter make(Invocation invocation) {
    if (quiet) {
      return new QuietReporter(invocation.stderr(), invocation.clock());
    }
    return invocation.live()
        ? LiveTerminal.reporter(invocation)
        : new PlainReporter(invocation.stderr(), invocation.clock());
  }
}
