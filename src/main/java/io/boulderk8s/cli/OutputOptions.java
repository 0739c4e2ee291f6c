package io.boulderk8s.cli;

import io.boulderk8s.report.PlainReporter;
import io.boulderk8s.report.QuietReporter;
import io.boulderk8s.report.Reporter;
import picocli.CommandLine.Option;

/** How much a command says on stderr. */
final class OutputOptions {
  @Option(names = "--quiet", description = "Say nothing but errors.")
  private boolean quiet;

  Reporter reporter(Surroundings surroundings) {
    if (quiet) {
      return new QuietReporter(surroundings.clock());
    }
    return surroundings.live()
        ? LiveTerminal.reporter(surroundings)
        : new PlainReporter(surroundings.stderr(), surroundings.clock());
  }
}
