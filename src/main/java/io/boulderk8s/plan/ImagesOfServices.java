package io.boulderk8s.plan;

import io.boulderk8s.compose.Service;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.failure.Problem;
import io.boulderk8s.plan.ImageConfigs.Answer;
import io.boulderk8s.plan.ImageConfigs.Question;
import java.util.List;
import java.util.Optional;

/**
 * Looks up the settings that services leave to their images; reports a service whose image is
 * unknown.
 */
final class ImagesOfServices {
  private final ImageConfigs images;
  private final List<Problem> problems;

  ImagesOfServices(ImageConfigs images, List<Problem> problems) {
    this.images = images;
    this.problems = problems;
  }

  /**
   * Returns the image's settings; empty when they are unknown, which it reports, or not needed.
   *
   * @param key the key of the service that needs them
   * @param what the service leaves to the image: "user web of service web is a name"
   */
  Optional<ImageConfig> config(Service service, String image, String key, String what) {
    return asked(service, new Question(image, service.build(), false), key, what);
  }

  /** Returns the same, with the image's users and groups. */
  Optional<ImageConfig> accounts(Service service, String image, String key, String what) {
    return asked(service, new Question(image, service.build(), true), key, what);
  }

  /** Returns the image's settings where it is enough to report that they are unknown. */
  Answer ifKnown(Service service, String image) {
    try {
      return images.of(new Question(image, service.build(), false));
    } catch (BoulderK8sException e) {
      if (e.kind() != FailureKind.IMAGE) {
        throw e;
      }
      return new Answer.Unknown(String.valueOf(e.getMessage()), "");
    }
  }

  private Optional<ImageConfig> asked(Service service, Question question, String key, String what) {
    return switch (images.of(question)) {
      case Answer.Known(ImageConfig config) -> Optional.of(config);
      case Answer.NotNeeded _ -> Optional.empty();
      case Answer.Unknown(String why, String next) -> {
        problems.add(Problem.at(service.source(key).toString(), what + ", and " + why, next));
        yield Optional.empty();
      }
    };
  }
}
