package io.boulderk8s.matrix.exec;

import io.boulderk8s.process.ProcessResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs the node's own bash, started by our pod there. */
record PodShell(NodeAgent agent) implements NodeShell {
  @Override
  public ProcessResult run(Duration limit, String script, String... arguments) {
    List<String> words = new ArrayList<>(List.of("on-node"));
    words.addAll(NodeShell.words(script, arguments));
    return agent.run(limit, Optional.empty(), words);
  }
}
