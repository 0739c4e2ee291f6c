package io.boulderk8s.cli;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.failure.Problem;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** Runs a command and turns its success into a failure when stdout did not take all it printed. */
final class CheckedOutput implements IExecutionStrategy {
  /** The exit code that a shell reports for a program ended by SIGPIPE: 128 + 13. */
  static final int BROKEN_PIPE = 141;

  /**
   * Their exit code is that of the tests, whose output {@code run.RunVerdict} counts byte by byte.
   */
  private static final Set<String> OF_TESTS = Set.of("test", "attach", "shell");

  private final PrintStream stdout;

  CheckedOutput(PrintStream stdout) {
    this.stdout = stdout;
  }

  @Override
  public int execute(ParseResult parsed) {
    int code = new RunLast().execute(parsed);
    Optional<IOException> loss = StandardOutput.loss(stdout);
    if (loss.isEmpty() || !isSuccess(code, parsed)) {
      return code;
    }
    if (StandardOutput.isClosedByItsReader(loss.get())) {
      return BROKEN_PIPE;
    }
    throw failure(loss.get(), parsed.commandSpec().commandLine());
  }

  /**
   * Code 1 is an answer, as of `diff`, and counts as success; the tool's own codes (64 and above)
   * report a failure already.
   */
  private static boolean isSuccess(int code, ParseResult parsed) {
    boolean tests =
        parsed.hasSubcommand() && OF_TESTS.contains(parsed.subcommand().commandSpec().name());
    return tests ? code == 0 : code < FailureKind.USAGE.exitCode();
  }

  private static CommandLine.ExecutionException failure(IOException loss, CommandLine command) {
    Problem problem =
        Problem.at(
            "stdout",
            "part of the output is lost: " + loss.getMessage(),
            "make room on that disk, or redirect stdout elsewhere");
    return new CommandLine.ExecutionException(
        command, problem.what(), new BoulderK8sException(FailureKind.IO, List.of(problem), loss));
  }
}
