package io.boulderk8s.plan;

import io.boulderk8s.compose.Service;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The names of an `environment` that have no value: Docker removes the image's values for them.
 *
 * @param names those that the agent removes, too
 * @param kept those that stay because the image's variables are unknown
 */
record Unset(SortedSet<String> names, SortedSet<String> kept) {
  private static final SortedSet<String> NONE = Collections.emptySortedSet();

  /** Returns those of a run, whose supervisor removes them without knowing the image. */
  static Unset ofRun(Service service) {
    return new Unset(service.unset(), NONE);
  }

  /**
   * Returns those of a dependency: the agent starts its command only where its image has one of
   * them.
   */
  static Unset ofDependency(Service service, String image, ImagesOfServices images) {
    if (service.unset().isEmpty()) {
      return new Unset(NONE, NONE);
    }
    return switch (images.ifKnown(service, image)) {
      case ImageConfigs.Answer.Known(ImageConfig config) -> {
        SortedSet<String> names = new TreeSet<>(service.unset());
        names.retainAll(config.environment().keySet());
        yield new Unset(names, NONE);
      }
      case ImageConfigs.Answer.Unknown _ ->
          ContainerCommand.leftToImage(service.entrypoint(), service.command())
              ? new Unset(NONE, service.unset())
              : new Unset(service.unset(), NONE);
      case ImageConfigs.Answer.NotNeeded _ -> new Unset(NONE, NONE);
    };
  }
}
