package io.boulderk8s.matrix.exec;

import io.boulderk8s.process.ProcessResult;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Runs scripts on a node, as root among its own files. */
public interface NodeShell {
  /** Runs a script and returns its result. */
  ProcessResult run(Duration limit, String script, String... arguments);

  /** Runs a script that must succeed, and returns its output. */
  default String said(Duration limit, String script, String... arguments) {
    return run(limit, script, arguments).orThrow().stdout().strip();
  }

  /** Returns the words that make bash execute a script. */
  static List<String> words(String script, String... arguments) {
    return Stream.concat(Stream.of("bash", "-c", script, "boulder-k8s"), Stream.of(arguments))
        .toList();
  }
}
