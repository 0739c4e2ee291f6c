package io.boulderk8s.image;

import io.boulderk8s.compose.Build;
import java.util.Optional;

/**
 * An image that something will run.
 *
 * @param reference as written in the Compose file, after interpolation
 * @param build how the checkout itself makes it, where it says so
 */
public record ImageRequest(String reference, Optional<Build> build) {
  public static ImageRequest of(String reference) {
    return new ImageRequest(reference, Optional.empty());
  }

  ImageReference parsed() {
    return ImageReference.parse(reference);
  }
}
