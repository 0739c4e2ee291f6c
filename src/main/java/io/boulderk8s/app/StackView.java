package io.boulderk8s.app;

import io.boulderk8s.bundle.Bundle;
import io.boulderk8s.deploy.Revision;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/**
 * The steps of use cases that only read a stack, or enter it; its cluster is open until it is
 * closed.
 */
interface StackView extends AutoCloseable {
  /** Reports the owner of the stack, if it is another one. */
  void noteForeign();

  /**
   * Refuses a stack of another owner.
   *
   * @throws io.boulderk8s.failure.BoulderK8sException BUSY
   */
  void refuseForeign(String next);

  /** Returns what makes the pods of services that are split from the runner, sorted. */
  List<HasMetadata> services();

  /** Returns the kept revisions of these services, the oldest first. */
  List<Revision> revisions();

  /** Returns the pods of the stack, sorted. */
  List<Pod> pods();

  /** Passes on their output; with follow it goes on until it is interrupted. */
  void print(List<Pod> pods, boolean follow, PrintStream to);

  /** Executes a command in a service; returns its exit code. */
  int execute(String service, List<String> command, Streams user);

  /** Returns a new folder for a bundle. */
  Path place();

  /**
   * Writes a bundle of the stack as it is.
   *
   * @param command the user's command
   * @param compose the resolved model
   */
  Bundle bundle(Path folder, String command, String compose);

  @Override
  void close();
}
