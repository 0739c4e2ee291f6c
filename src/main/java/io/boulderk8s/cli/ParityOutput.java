package io.boulderk8s.cli;

import io.boulderk8s.app.JobSummary;
import io.boulderk8s.parity.Comparison;
import io.boulderk8s.parity.KnownDifferences;
import io.boulderk8s.parity.Parity;
import io.boulderk8s.parity.ParityJson;
import io.boulderk8s.parity.ParityMarkdown;
import io.boulderk8s.parity.ParityText;
import io.boulderk8s.parity.Recording;
import picocli.CommandLine.Option;

/** Prints the outcome of a comparison on stdout and for GitHub. */
final class ParityOutput {
  private static final int DIFFERENT = 1;

  @Option(names = "--json", description = "Print the outcome as JSON.")
  private boolean json;

  /** Returns 1 when the two differ, else the exit code that test.sh had on both sides. */
  int tell(Recording compose, Recording kubernetes, Invocation invocation) {
    Parity parity = new Comparison(KnownDifferences.all()).of(compose, kubernetes);
    invocation.stdout().print(json ? ParityJson.of(parity) : ParityText.of(parity));
    JobSummary.of(invocation.environment()).append(ParityMarkdown.of(parity));
    return parity.holds() ? kubernetes.testExitCode() : DIFFERENT;
  }
}
