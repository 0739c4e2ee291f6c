package io.boulderk8s.diagnose;

import io.boulderk8s.failure.FailureKind;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.ObjectReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Finds an image that the node lacks and cannot pull. */
final class ImageMissing implements Analyzer {
  private static final Set<String> REASONS =
      Set.of("ImagePullBackOff", "ErrImagePull", "ErrImageNeverPull", "InvalidImageName");
  private static final Set<String> EVENTS =
      Set.of("Failed", "ErrImageNeverPull", "InspectFailed", "FailedToInspectImage");

  @Override
  public Optional<Verdict> look(Snapshot snapshot) {
    return snapshot
        .containers()
        .flatMap(
            container ->
                container.waiting().stream()
                    .filter(waiting -> REASONS.contains(text(waiting.getReason())))
                    .map(waiting -> verdict(snapshot, container, waiting)))
        .findFirst()
        .or(() -> byEvent(snapshot))
        .or(() -> beforeAnyPod(snapshot.run()));
  }

  /** The kubelet's event comes before the change of the pod's status. */
  private static Optional<Verdict> byEvent(Snapshot snapshot) {
    return snapshot
        .events(Set.of("Failed"))
        .filter(event -> text(event.getMessage()).startsWith("Failed to pull image"))
        .flatMap(
            event ->
                snapshot
                    .containers()
                    .filter(container -> container.waiting().isPresent())
                    .filter(container -> isOf(event, container))
                    .map(container -> verdict(container, List.of(Snapshot.evidence(event)))))
        .findFirst();
  }

  private static boolean isOf(Event event, ContainerFact container) {
    ObjectReference about = event.getInvolvedObject();
    return Objects.equals(about.getUid(), container.pod().getMetadata().getUid())
        && text(about.getFieldPath()).endsWith("{" + container.status().getName() + "}");
  }

  /** The image was found nowhere, so no pod was created. */
  private static Optional<Verdict> beforeAnyPod(RunFacts run) {
    if (!run.is(FailureKind.IMAGE)) {
      return Optional.empty();
    }
    List<Evidence> evidence =
        run.failure().lines().map(line -> new Evidence("boulder-k8s", line.strip())).toList();
    return Optional.of(Verdict.of(Cause.IMAGE_MISSING, "an image is not available", evidence));
  }

  private static Verdict verdict(
      Snapshot snapshot, ContainerFact container, ContainerStateWaiting waiting) {
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(
        container.evidence("waiting: " + waiting.getReason() + ": " + text(waiting.getMessage())));
    snapshot
        .events(EVENTS)
        .filter(
            event ->
                container.pod().getMetadata().getName().equals(event.getInvolvedObject().getName()))
        .limit(2)
        .map(Snapshot::evidence)
        .forEach(evidence::add);
    return verdict(container, evidence);
  }

  private static Verdict verdict(ContainerFact container, List<Evidence> evidence) {
    return Verdict.of(
        Cause.IMAGE_MISSING,
        "image %s of service %s is not available"
            .formatted(container.status().getImage(), container.service()),
        evidence);
  }

  private static String text(@org.jspecify.annotations.Nullable String text) {
    return Objects.requireNonNullElse(text, "");
  }
}
