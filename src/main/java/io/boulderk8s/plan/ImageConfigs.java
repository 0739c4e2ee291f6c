package io.boulderk8s.plan;

import io.boulderk8s.compose.Build;
import java.util.Optional;

/** Who knows what images say. Asked only for a service whose files leave something to its image. */
@FunctionalInterface
public interface ImageConfigs {
  /** For commands that need names only: what an image would add is left out. */
  ImageConfigs NOT_NEEDED = _ -> new Answer.NotNeeded();

  /** Where there is no engine to ask. */
  ImageConfigs NOBODY_KNOWS =
      question ->
          new Answer.Unknown(
              "its image " + question.reference() + " is not looked at here",
              "say it in the Compose file");

  Answer of(Question question);

  /**
   * One image.
   *
   * @param build how the checkout itself makes it, where it says so
   * @param accounts whether its /etc/passwd and /etc/group are wanted, too
   */
  record Question(String reference, Optional<Build> build, boolean accounts) {}

  /** What is known of the image. */
  sealed interface Answer {
    record Known(ImageConfig config) implements Answer {}

    /**
     * Nothing.
     *
     * @param why a sentence's end: "its image tools:1 is not in the Docker engine"
     * @param next what would help
     */
    record Unknown(String why, String next) implements Answer {}

    /** The plan is looked at, not executed. */
    record NotNeeded() implements Answer {}
  }
}
