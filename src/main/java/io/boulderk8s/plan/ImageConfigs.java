package io.boulderk8s.plan;

import io.boulderk8s.compose.Build;
import java.util.Optional;

/**
 * Looks up the settings of images. The planner uses it only for a service that leaves something to
 * its image.
 */
@FunctionalInterface
public interface ImageConfigs {
  /** For commands that need names only: leaves out what an image would add. */
  ImageConfigs NOT_NEEDED = _ -> new Answer.NotNeeded();

  /** For places without an engine. */
  ImageConfigs NOBODY_KNOWS =
      question ->
          new Answer.Unknown(
              "its image " + question.reference() + " is not inspected here",
              "set it in the Compose file");

  Answer of(Question question);

  /**
   * A question about one image.
   *
   * @param build how the checkout itself makes it, if it does
   * @param accounts whether the answer needs /etc/passwd and /etc/group, too
   */
  record Question(String reference, Optional<Build> build, boolean accounts) {}

  /** The settings of the image, or why they are unknown. */
  sealed interface Answer {
    record Known(ImageConfig config) implements Answer {}

    /**
     * The settings are unknown.
     *
     * @param why a sentence's end: "its image tools:1 is not in the Docker engine"
     * @param next a next step for the user
     */
    record Unknown(String why, String next) implements Answer {}

    /** Nobody executes this plan, so the image is irrelevant. */
    record NotNeeded() implements Answer {}
  }
}
