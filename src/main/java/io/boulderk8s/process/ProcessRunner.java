package io.boulderk8s.process;

import io.boulderk8s.concurrent.CancelledException;
import java.time.Duration;
import java.util.function.Consumer;

/** Starts programs. The real one is {@link LocalProcessRunner}; tests use a fake. */
public interface ProcessRunner {
  /**
   * Runs to the end and keeps what it said.
   *
   * @param limit after it, the program and its children are ended and a {@link
   *     ProcessTimeoutException} thrown
   * @throws CancelledException when the thread's work is cancelled; they are ended then, too
   */
  ProcessResult run(Command command, Duration limit);

  /**
   * As {@link #run(Command, Duration)}, and each line of stdout and stderr goes to the consumer as
   * it comes.
   */
  ProcessResult run(Command command, Duration limit, Consumer<String> lines);

  /**
   * Runs both with the first one's stdout as the second one's stdin; the result is the first
   * failure or the second's.
   */
  ProcessResult pipe(Command from, Command to, Duration limit);
}
