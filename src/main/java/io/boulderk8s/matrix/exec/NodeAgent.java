package io.boulderk8s.matrix.exec;

import io.boulderk8s.process.ProcessResult;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Runs the agent (images/agent) in a privileged pod on a node of an existing cluster. */
interface NodeAgent {
  /** Returns the name of the node. */
  String node();

  /**
   * Executes one of the agent's commands and waits.
   *
   * @param in its standard input; the command must know where that ends
   */
  ProcessResult run(Duration limit, Optional<InputStream> in, List<String> words);
}
