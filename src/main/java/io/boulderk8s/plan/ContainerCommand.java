package io.boulderk8s.plan;

import java.util.List;
import java.util.Optional;

/**
 * The command that a container starts, combined as Docker does it: an `entrypoint` of the service,
 * even an empty one, replaces the image's ENTRYPOINT; the image's CMD stays only where neither
 * `command` nor a filled `entrypoint` is set.
 */
public record ContainerCommand(List<String> entrypoint, List<String> command) {
  public ContainerCommand {
    entrypoint = List.copyOf(entrypoint);
    command = List.copyOf(command);
  }

  /** Tells whether any part comes from the image. */
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
