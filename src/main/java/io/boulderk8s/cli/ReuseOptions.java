package io.boulderk8s.cli;

import io.boulderk8s.app.Preparation.Dependencies;
import io.boulderk8s.app.Preparation.Setup;
import picocli.CommandLine.Option;

/** Says how much of a running stack to keep. */
final class ReuseOptions {
  @Option(
      names = "--preserve-db",
      description = "Fail rather than replace a dependency that runs: its data stays.")
  private boolean preserve;

  @Option(
      names = "--kept",
      description =
          "On a running stack: recreate the dependencies with empty volumes (not with --preserve-db),"
              + " and skip a setup service that would change nothing.")
  private boolean kept;

  Dependencies dependencies() {
    return Dependencies.of(kept, preserve);
  }

  Setup setup() {
    return Setup.of(kept);
  }

  boolean keepsData() {
    return preserve;
  }
}
