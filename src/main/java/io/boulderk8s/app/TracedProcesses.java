package io.boulderk8s.app;

import io.boulderk8s.process.Command;
import io.boulderk8s.process.ProcessResult;
import io.boulderk8s.process.ProcessRunner;
import io.boulderk8s.report.Reporter;
import java.time.Duration;
import java.util.function.Consumer;

/** Runs programs, each as a span of a trace. */
record TracedProcesses(ProcessRunner runner, Reporter reporter) implements ProcessRunner {
  private static final int LONGEST_NAME = 100;

  @Override
  public ProcessResult run(Command command, Duration limit) {
    return reporter.span(name(command), () -> runner.run(command, limit));
  }

  @Override
  public ProcessResult run(Command command, Duration limit, Consumer<String> lines) {
    return reporter.span(name(command), () -> runner.run(command, limit, lines));
  }

  @Override
  public ProcessResult pipe(Command from, Command to, Duration limit) {
    return reporter.span(name(from), () -> runner.pipe(from, to, limit));
  }

  private static String name(Command command) {
    String line = String.join(" ", command.argv()).replaceAll("\\s+", " ");
    return line.length() <= LONGEST_NAME ? line : line.substring(0, LONGEST_NAME - 3) + "...";
  }
}
