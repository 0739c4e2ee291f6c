package io.boulderk8s.matrix.exec;

import io.boulderk8s.process.ProcessResult;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Scripts on a node, as root among its own files. */
public interface NodeShell {
  /** How it went. */
  ProcessResult run(Duration limit, String script, String... arguments);

  /** What it printed; it must go well. */
  default String said(Duration limit, String script, String... arguments) {
    return run(limit, script, arguments).orThrow().stdout().strip();
  }

  /** The words that have bash execute a script. */
  static List<String> words(String script, String... arguments) {
    return Stream.concat(Stream.of("bash", "-c", script, "boulder-k8s"), Stream.of(arguments))
        .toList();
  }
}
