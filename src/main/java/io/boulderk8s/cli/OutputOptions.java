package io.boulderk8s.cli;

import io.boulderk8s.app.Components;
import io.boulderk8s.report.PlainReporter;
import io.boulderk8s.report.QuietReporter;
import io.boulderk8s.report.Reporter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How much a command says on stderr. */
final class OutputOptions {
  @Option(names = "--quiet", description = "Print only errors.")
  private boolean quiet;

  private @Nullable Reporter made;

  /** The same one each time: a terminal has room for one. */
  Reporter reporter(Surroundings surroundings) {
    if (made == null) {
      made = make(surroundings);
    }
    return made;
  }

  /** For commands that nobody traces. */
  Components components(Surroundings surroundings) {
    return new Components(surroundings.environment(), reporter(surroundings));
  }

  private Reporter make(Surroundings surroundings) {
    if (quiet) {
      return new QuietReporter(surroundings.stderr(), surroundings.clock());
    }
    return surroundings.live()
        ? LiveTerminal.reporter(surroundings)
        : new PlainReporter(surroundings.stderr(), surroundings.clock());
  }
}
