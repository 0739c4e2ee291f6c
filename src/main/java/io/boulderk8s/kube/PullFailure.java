package io.boulderk8s.kube;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Event;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A failed pull of an image by the kubelet. It retries after 10 s, 20 s and so on, and calls that
 * ImagePullBackOff. Its event comes at once, the pod's status up to 15 s later.
 */
record PullFailure(String message) {
  /** Matches answers of a registry, or of the name service, that a retry does not change. */
  private static final Pattern FINAL =
      Pattern.compile(
          "failed to resolve (?:reference|image)\\b.*(?:not found|access denied|authorization failed"
              + "|unauthorized|forbidden|no such host)",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  static Optional<PullFailure> of(ContainerStatus status) {
    return Optional.ofNullable(status.getState())
        .map(ContainerState::getWaiting)
        .filter(waiting -> "ErrImagePull".equals(waiting.getReason()))
        .map(waiting -> new PullFailure(Objects.requireNonNullElse(waiting.getMessage(), "")));
  }

  /** The kubelet's reason `Failed` with these words (pkg/kubelet/images). */
  static Optional<PullFailure> of(Event event) {
    return Optional.ofNullable(event.getMessage())
        .filter(message -> "Failed".equals(event.getReason()))
        .filter(message -> message.startsWith("Failed to pull image"))
        .map(PullFailure::new);
  }

  boolean isFinal() {
    return FINAL.matcher(message).find();
  }
}
