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
 * All that a command gets from the process it runs in; tests pass their own.
 *
 * @param log where the log file is
 * @param terminal whether stderr is a terminal
 * @param columns how wide that is; 0 where the launcher could not tell
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
  /** Whether lines may be written over: a person looks, and did not ask for plain text. */
  public boolean live() {
    return terminal
        && variable("NO_COLOR").isEmpty()
        && variable("CI").isEmpty()
        && variable("TERM").filter(kind -> !kind.equals("dumb")).isPresent();
  }

  /** The same with other streams. */
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

  /** The user's signals, of which the second one ends the process. */
  Interruptible interruptible() {
    return Interruptible.of(halt);
  }
}
