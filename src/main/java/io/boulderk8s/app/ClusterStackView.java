package io.boulderk8s.app;

import io.boulderk8s.bundle.Bundle;
import io.boulderk8s.concurrent.Pause;
import io.boulderk8s.deploy.Revision;
import io.boulderk8s.deploy.Revisions;
import io.boulderk8s.diagnose.RunFacts;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.kube.ContainerLogs;
import io.boulderk8s.kube.Terminal;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** Reads and enters a stack on a cluster. */
record ClusterStackView(OpenCluster open, WhoseStack whose, String namespace) implements StackView {
  /** Views the stack of a namespace that the user named. */
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
  public List<HasMetadata> services() {
    return new Revisions(open.api(), namespace)
        .now().objects().stream()
            .sorted(Comparator.comparing(object -> object.getMetadata().getName()))
            .toList();
  }

  @Override
  public List<Revision> revisions() {
    return new Revisions(open.api(), namespace).all();
  }

  @Override
  public List<Pod> pods() {
    return open.pods(namespace);
  }

  @Override
  public void print(List<Pod> pods, boolean follow, PrintStream to) {
    new ContainerLogs(open.streams(), to, Pause.real()).print(pods, follow);
  }

  @Override
  public int execute(String service, List<String> command, Streams user) {
    Pod pod = running(service);
    return new Terminal(
            open.streams(),
            open.components().processes(),
            user.stdin(),
            user.stdout(),
            user.stderr())
        .open(pod, command);
  }

  private Pod running(String service) {
    StackPods there = new StackPods(pods());
    return there.of(List.of(service)).stream()
        .filter(pod -> "Running".equals(pod.getStatus().getPhase()))
        .findFirst()
        .orElseThrow(
            () ->
                BoulderK8sException.of(
                    FailureKind.UNAVAILABLE,
                    "stack " + namespace,
                    "service %s does not run; these have pods: %s"
                        .formatted(service, there.names()),
                    "`boulder-k8s up` starts the dependencies, `boulder-k8s test` the runner;"
                        + " `boulder-k8s status` shows what runs"));
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
