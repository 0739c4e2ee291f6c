package io.boulderk8s.app;

import io.boulderk8s.bundle.Bundle;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/**
 * What use cases do to a stack that they only look at, or enter; its cluster is open until it is
 * closed.
 */
interface StackView extends AutoCloseable {
  /** Says whose the stack is, if it is somebody else's. */
  void noteForeign();

  /**
   * Refuses a stack of somebody else's.
   *
   * @throws io.boulderk8s.failure.BoulderK8sException BUSY
   */
  void refuseForeign(String next);

  /** The pods of the stack, sorted. */
  List<Pod> pods();

  /** Hands on what they said; with follow it goes on until it is interrupted. */
  void print(List<Pod> pods, boolean follow, PrintStream to);

  /** Executes a command in a service; returns its exit code. */
  int execute(String service, List<String> command, Streams user);

  /** A new folder for a bundle. */
  Path place();

  /**
   * Writes a bundle of the stack as it is.
   *
   * @param command that the user gave
   * @param compose the resolved model
   */
  Bundle bundle(Path folder, String command, String compose);

  @Override
  void close();
}
