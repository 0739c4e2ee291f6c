package io.boulderk8s.diagnose;

import java.util.OptionalInt;

/**
 * What the tool itself knows of a run.
 *
 * @param exitCode of test.sh, or of the setup; empty where there was no run, or none that ended
 * @param failure the tool's own failure, as it is printed; empty where it had none
 * @param outcomeUnknown the run was started, and how it ended could not be learned
 */
public record RunFacts(OptionalInt exitCode, String failure, boolean outcomeUnknown) {
  public static final RunFacts NONE = new RunFacts(OptionalInt.empty(), "", false);

  boolean failed() {
    return exitCode.orElse(0) != 0 || outcomeUnknown;
  }
}
