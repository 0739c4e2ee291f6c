package io.boulderk8s.diagnose;

import io.boulderk8s.failure.FailureKind;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Finds a dependency that ended with a code other than 0; of several the one that ended first. */
final class Crashed implements Analyzer {
  private static final int LAST_WORDS = 5;

  @Override
  public Optional<Verdict> look(Snapshot snapshot) {
    return snapshot
        .dependencies()
        .filter(container -> !isBeingDeleted(container.pod()))
        .filter(
            container ->
                container.ended().filter(end -> isCrash(snapshot, container, end)).isPresent())
        .min(Comparator.comparing(Crashed::finished))
        .map(container -> verdict(snapshot, container, container.ended().orElseThrow()));
  }

  /** One that ends with 0 may have done its work, unless the run failed because of it. */
  private static boolean isCrash(
      Snapshot snapshot, ContainerFact container, ContainerStateTerminated end) {
    return end.getExitCode() != 0
        || (snapshot.run().is(FailureKind.DEPENDENCY)
            && snapshot.run().failure().contains("service " + container.service() + ":"));
  }

  /** A process that was asked to end may report that by its exit code. */
  private static boolean isBeingDeleted(Pod pod) {
    return pod.getMetadata().getDeletionTimestamp() != null;
  }

  private static String finished(ContainerFact container) {
    return container
        .ended()
        .map(end -> Objects.requireNonNullElse(end.getFinishedAt(), ""))
        .orElse("");
  }

  private static Verdict verdict(
      Snapshot snapshot, ContainerFact container, ContainerStateTerminated end) {
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(container.evidence(end));
    snapshot
        .log(container.logFile())
        .ifPresent(log -> log.words(LAST_WORDS).forEach(line -> evidence.add(line.evidence())));
    return Verdict.of(
            Cause.CRASHED,
            "service %s ended with exit code %d".formatted(container.service(), end.getExitCode()),
            evidence)
        .then("`boulder-k8s logs " + container.service() + "`; `boulder-k8s up` starts it again");
  }
}
