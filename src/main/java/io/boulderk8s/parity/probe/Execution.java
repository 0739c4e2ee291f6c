package io.boulderk8s.parity.probe;

import java.util.List;

/** The exit code and output of a test command. */
public record Execution(int exitCode, List<String> stdout, List<String> stderr) {
  public Execution {
    stdout = List.copyOf(stdout);
    stderr = List.copyOf(stderr);
  }
}
