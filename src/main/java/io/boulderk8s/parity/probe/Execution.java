package io.boulderk8s.parity.probe;

import java.util.List;

/** How a test command ended and what it said. */
public record Execution(int exitCode, List<String> stdout, List<String> stderr) {
  public Execution {
    stdout = List.copyOf(stdout);
    stderr = List.copyOf(stderr);
  }
}
