package io.boulderk8s.diagnose;

import io.fabric8.kubernetes.api.model.Event;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Finds a dependency that runs, but whose health check never succeeded. */
final class NeverHealthy implements Analyzer {
  private static final Set<String> EVENTS = Set.of("Unhealthy");
  private static final int LAST_WORDS = 3;

  @Override
  public Optional<Verdict> look(Snapshot snapshot) {
    return snapshot
        .dependencies()
        .filter(container -> container.running().isPresent() && !container.ready())
        .flatMap(
            container ->
                unhealthy(snapshot, container).stream()
                    .map(event -> verdict(snapshot, container, event)))
        .findFirst();
  }

  /** Returns the last failed check; without one it is still starting. */
  private static Optional<Event> unhealthy(Snapshot snapshot, ContainerFact container) {
    return snapshot
        .events(EVENTS)
        .filter(
            event ->
                container.pod().getMetadata().getName().equals(event.getInvolvedObject().getName()))
        .max(
            Comparator.comparing(
                event -> Objects.requireNonNullElse(event.getLastTimestamp(), "")));
  }

  private static Verdict verdict(Snapshot snapshot, ContainerFact container, Event event) {
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(Snapshot.evidence(event));
    snapshot
        .log(container.logFile())
        .ifPresent(log -> log.words(LAST_WORDS).forEach(line -> evidence.add(line.evidence())));
    return Verdict.of(
        Cause.NEVER_HEALTHY,
        "the health check of service " + container.service() + " never succeeded",
        evidence);
  }
}
