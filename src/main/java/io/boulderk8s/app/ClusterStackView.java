package io.boulderk8s.app;

import io.boulderk8s.bundle.Bundle;
import io.boulderk8s.diagnose.RunFacts;
import io.boulderk8s.run.ContainerLogs;
import io.boulderk8s.run.Terminal;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** Looks at a stack on a cluster. */
record ClusterStackView(OpenCluster open, WhoseStack whose, String namespace) implements StackView {
  /** The stack of that namespace, for a user who named it so. */
  static StackView of(OpenCluster open, StackSource source, StackName name, String namespace) {
    return new ClusterStackView(open, WhoseStack.of(open, source, name), namespace);
  }

  @Override
  public void noteForeign() {
    whose.noteForeign(namespace);
  }

  @Override
  public void refuseForeign(String next) {
    whose.refuseForeign(namespace, next);
  }

  @Override
  public List<Pod> pods() {
    return open.pods(namespace);
  }

  @Override
  public void print(List<Pod> pods, boolean follow, PrintStream to) {
    new ContainerLogs(open.streams(), to).print(pods, follow);
  }

  @Override
  public int execute(String service, List<String> command, Streams user) {
    return new Terminal(
            open.api(), open.streams(), open.components().processes(), user.stdin(), user.output())
        .open(namespace, service, command);
  }

  @Override
  public Path place() {
    return open.bundles(namespace).place();
  }

  @Override
  public Bundle bundle(Path folder, String command, String compose) {
    return open.bundles(namespace).now(folder, List.of(command), RunFacts.NONE, compose);
  }

  @Override
  public void close() {
    open.close();
  }
}
