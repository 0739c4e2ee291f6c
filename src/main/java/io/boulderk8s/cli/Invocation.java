package io.boulderk8s.cli;

import io.boulderk8s.app.Environment;
import io.boulderk8s.app.Interruptible;
import io.boulderk8s.app.Streams;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * Holds all that a command gets from its process; tests pass their own.
 *
 * @param log the log file
 * @param terminal whether stderr is a terminal
 * @param columns width of the terminal; 0 if unknown
 * @param halt ends the process at once with this code
 */
public record Invocation(
    Environment environment,
    Path log,
    InputStream stdin,
    PrintStream stdout,
    PrintStream stderr,
    boolean terminal,
    int columns,
    IntConsumer halt) {
  /**
   * Tells whether lines may be overwritten: stderr is a terminal, and the user did not ask for
   * plain text.
   */
  public boolean live() {
    return terminal
        && variable("NO_COLOR").isEmpty()
        && variable("CI").isEmpty()
        && variable("TERM").filter(kind -> !kind.equals("dumb")).isPresent();
  }

  /** Returns the same invocation with other streams. */
  Invocation printingTo(PrintStream out, PrintStream err) {
    return new Invocation(environment, log, stdin, out, err, terminal, columns, halt);
  }

  Optional<String> variable(String name) {
    return environment.variable(name);
  }

  Path workingDirectory() {
    return environment.workingDirectory();
  }

  InstantSource clock() {
    return environment.clock();
  }

  Streams streams() {
    return new Streams(stdin, stdout, stderr);
  }

  /** Returns the handling of the user's signals; the second signal ends the process. */
  Interruptible interruptible() {
    return Interruptible.of(halt);
  }
}
