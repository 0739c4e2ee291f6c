package io.boulderk8s.plan;

import java.util.List;
import java.util.Optional;

/**
 * What a container starts, as Docker puts it together: an `entrypoint` of the service, an empty one
 * too, takes the image's ENTRYPOINT away; the image's CMD stands only where neither `command` nor a
 * filled `entrypoint` does.
 */
public record ContainerCommand(List<String> entrypoint, List<String> command) {
  public ContainerCommand {
    entrypoint = List.copyOf(entrypoint);
    command = List.copyOf(command);
  }

  /** Whether something of it is the image's. */
  static boolean leftToImage(Optional<List<String>> entrypoint, Optional<List<String>> command) {
    boolean noCommand = command.orElse(List.of()).isEmpty();
    return entrypoint.isEmpty() || (entrypoint.get().isEmpty() && noCommand);
  }

  static ContainerCommand of(
      Optional<List<String>> entrypoint, Optional<List<String>> command, ImageConfig image) {
    List<String> words = command.orElse(List.of());
    boolean imagesOwn = entrypoint.orElse(List.of()).isEmpty() && words.isEmpty();
    return new ContainerCommand(
        entrypoint.orElse(image.entrypoint()), imagesOwn ? image.command() : words);
  }
}
