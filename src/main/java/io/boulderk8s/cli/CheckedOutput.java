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

/** Runs a command, and takes its success back when what it printed did not reach anybody. */
final class CheckedOutput implements IExecutionStrategy {
  /** What a shell says of a program that SIGPIPE ended: 128 + 13. */
  static final int BROKEN_PIPE = 141;

  /** Their code is that of tests, whose output is counted byte by byte ({@code run.Verdict}). */
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

  /** 1 is an answer, as that of `diff`; with the tool's own codes there is more to tell. */
  private static boolean isSuccess(int code, ParseResult parsed) {
    boolean tests =
        parsed.hasSubcommand() && OF_TESTS.contains(parsed.subcommand().commandSpec().name());
    return tests ? code == 0 : code < FailureKind.USAGE.exitCode();
  }

  private static CommandLine.ExecutionException failure(IOException loss, CommandLine command) {
    Problem problem =
        Problem.at(
            "stdout",
            "what was printed is lost: " + loss.getMessage(),
            "make room where it goes, or let it go elsewhere");
    return new CommandLine.ExecutionException(
        command, problem.what(), new BoulderK8sException(FailureKind.IO, List.of(problem), loss));
  }
}
