package io.boulderk8s.deploy;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An image that the kubelet just failed to pull. It tries again after 10 s, 20 s and so on, and
 * calls that ImagePullBackOff.
 *
 * @param container whose image it is
 */
record PullFailure(String container, String message) {
  /** Answers of a registry, or of the name service, that are the same the next time. */
  private static final Pattern FINAL =
      Pattern.compile(
          "failed to resolve (?:reference|image)\\b.*(?:not found|access denied|authorization failed"
              + "|unauthorized|forbidden|no such host)",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  static Optional<PullFailure> of(ContainerStatus status) {
    return Optional.ofNullable(status.getState())
        .map(ContainerState::getWaiting)
        .filter(waiting -> "ErrImagePull".equals(waiting.getReason()))
        .map(
            waiting ->
                new PullFailure(
                    status.getName(), Objects.requireNonNullElse(waiting.getMessage(), "")));
  }

  boolean isFinal() {
    return FINAL.matcher(message).find();
  }
}
