package io.boulderk8s.check;

import io.boulderk8s.cluster.ToolVersion;
import io.boulderk8s.process.Command;
import io.boulderk8s.process.ProcessResult;
import io.boulderk8s.process.ProcessRunner;
import io.boulderk8s.process.ProgramNotFoundException;
import java.time.Duration;

/**
 * Checks a program that only some features need.
 *
 * @param least the oldest sufficient version
 * @param command prints its version
 * @param lack the consequence of its absence
 * @param next the way to get it
 */
record ProgramCheck(
    ProcessRunner runner, String name, ToolVersion least, Command command, String lack, String next)
    implements MachineCheck {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  static ProgramCheck kubectl(ProcessRunner runner) {
    return new ProgramCheck(
        runner,
        "kubectl",
        new ToolVersion(1, 30, 0),
        Command.of("kubectl", "version", "--client"),
        "existing contexts cannot be used, nor can you inspect the cluster with it",
        "install kubectl if you want either");
  }

  static ProgramCheck go(ProcessRunner runner) {
    return new ProgramCheck(
        runner,
        "go",
        new ToolVersion(1, 24, 0),
        Command.of("go", "version"),
        "recipes in images/ cannot build Go modules",
        "install Go 1.24 or newer, unless a registry is in reach");
  }

  @Override
  public CheckResult run() {
    try {
      ProcessResult result = runner.run(command, LIMIT);
      ToolVersion version = ToolVersion.parse(result.stdout());
      return result.succeeded() && version.atLeast(least)
          ? new CheckResult.Passed("version " + version)
          : new CheckResult.Warning(
              "version " + version + " is older than " + least + ": " + lack, next);
    } catch (ProgramNotFoundException _) {
      return new CheckResult.Warning("not installed: " + lack, next);
    }
  }
}
