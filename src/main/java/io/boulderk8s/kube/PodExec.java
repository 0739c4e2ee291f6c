package io.boulderk8s.kube;

import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/** Executes a command in a container. Nothing that it reports is proof of how a run ended. */
public interface PodExec {
  /**
   * Returns when the command ended or the connection broke.
   *
   * @return the exit code; empty when it could not be learned
   */
  OptionalInt exec(List<String> command, OutputStream stdout, OutputStream stderr, Duration limit);
}
