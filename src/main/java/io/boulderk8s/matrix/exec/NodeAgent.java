package io.boulderk8s.matrix.exec;

import io.boulderk8s.process.ProcessResult;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The agent (images/agent) in a privileged pod on a node that is no container of ours. */
interface NodeAgent {
  /** Name of the node. */
  String node();

  /**
   * Executes one of its commands, and waits.
   *
   * @param in its standard input. The command must know where that ends
   */
  ProcessResult run(Duration limit, Optional<InputStream> in, List<String> words);
}
