package io.boulderk8s.diagnose;

import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds a process that the kernel killed because memory ran out, in a container's limit or on the
 * node.
 */
final class OutOfMemory implements Analyzer {
  private static final Set<String> EVENTS = Set.of("OOMKilling", "SystemOOM");

  @Override
  public Optional<Verdict> look(Snapshot snapshot) {
    return snapshot
        .containers()
        .flatMap(
            container ->
                Stream.concat(container.ended().stream(), container.endedBefore().stream())
                    .filter(end -> "OOMKilled".equals(end.getReason()))
                    .map(end -> verdict(container, end)))
        .findFirst()
        .or(() -> byEvent(snapshot));
  }

  private static Verdict verdict(ContainerFact container, ContainerStateTerminated end) {
    return Verdict.of(
        Cause.OUT_OF_MEMORY,
        "service " + container.service() + " was killed: out of memory",
        List.of(container.evidence(end)));
  }

  private static Optional<Verdict> byEvent(Snapshot snapshot) {
    return snapshot
        .events(EVENTS)
        .map(
            event ->
                Verdict.of(
                    Cause.OUT_OF_MEMORY,
                    "a process was killed: out of memory on node "
                        + event.getInvolvedObject().getName(),
                    List.of(Snapshot.evidence(event))))
        .findFirst();
  }
}
