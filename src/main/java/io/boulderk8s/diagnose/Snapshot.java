package io.boulderk8s.diagnose;

import io.boulderk8s.results.TestResults;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Everything that was recorded about a stack and a run in it.
 *
 * @param pods each as it was last seen, deleted ones included
 * @param events the cluster's, of the stack's namespace and of its nodes, oldest first
 * @param logs containers and the two streams of the run; the last lines of long ones
 * @param results the tests that the run's output names
 */
public record Snapshot(
    List<Pod> pods,
    List<Event> events,
    List<Node> nodes,
    List<Log> logs,
    TestResults results,
    RunFacts run) {
  public Snapshot {
    pods = List.copyOf(pods);
    events = List.copyOf(events);
    nodes = List.copyOf(nodes);
    logs = List.copyOf(logs);
  }

  Stream<ContainerFact> containers() {
    return pods.stream().flatMap(ContainerFact::of);
  }

  Stream<ContainerFact> dependencies() {
    return containers().filter(container -> container.main() && container.isDependency());
  }

  Optional<Log> log(String file) {
    return logs.stream().filter(log -> log.file().equals(file)).findFirst();
  }

  /** Returns the streams of the run: `test/stdout.log` and `test/stderr.log`. */
  Stream<Log> output() {
    return logs.stream().filter(log -> log.file().startsWith("test/"));
  }

  Stream<Event> events(Set<String> reasons) {
    return events.stream().filter(event -> reasons.contains(event.getReason()));
  }

  static Evidence evidence(Event event) {
    return new Evidence(
        "event %s of %s %s"
            .formatted(
                event.getReason(),
                event.getInvolvedObject().getKind(),
                event.getInvolvedObject().getName()),
        Objects.requireNonNullElse(event.getMessage(), ""));
  }
}
