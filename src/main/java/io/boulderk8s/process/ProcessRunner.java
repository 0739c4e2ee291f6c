package io.boulderk8s.process;

import io.boulderk8s.concurrent.CancelledException;
import java.time.Duration;
import java.util.function.Consumer;

/** Starts programs. The real one is {@link LocalProcessRunner}; tests use a fake. */
public interface ProcessRunner {
  /**
   * Runs a program to its end and keeps its output.
   *
   * @param limit after this time the program and its children are ended and a {@link
   *     ProcessTimeoutException} is thrown
   * @throws CancelledException when the thread's work is cancelled; the program and its children
   *     are ended then, too
   */
  ProcessResult run(Command command, Duration limit);

  /**
   * Does the same as {@link #run(Command, Duration)}, and passes each line of stdout and stderr to
   * the consumer at once.
   */
  ProcessResult run(Command command, Duration limit, Consumer<String> lines);

  /**
   * Runs both with the first one's stdout as the second one's stdin; returns the first failure, or
   * else the second result.
   */
  ProcessResult pipe(Command from, Command to, Duration limit);
}
