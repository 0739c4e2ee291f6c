package io.boulderk8s.diagnose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds a dependency that ended and was started again during the tests: `restart:` in Compose. */
final class DependencyRestarted implements Analyzer {
  @Override
  public Optional<Verdict> look(Snapshot snapshot) {
    return snapshot
        .dependencies()
        .filter(container -> container.restarts() > 0)
        .map(container -> verdict(snapshot, container))
        .findFirst();
  }

  private static Verdict verdict(Snapshot snapshot, ContainerFact container) {
    List<Evidence> evidence = new ArrayList<>();
    container.endedBefore().map(container::evidence).ifPresent(evidence::add);
    snapshot
        .log(container.logFile().replace(".log", ".previous.log"))
        .ifPresent(log -> log.words(3).forEach(line -> evidence.add(line.evidence())));
    return Verdict.of(
        Cause.DEPENDENCY_RESTARTED,
        "service %s was started again (restarts: %d)"
            .formatted(container.service(), container.restarts()),
        evidence);
  }
}
