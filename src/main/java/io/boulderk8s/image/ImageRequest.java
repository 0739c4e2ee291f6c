package io.boulderk8s.image;

import io.boulderk8s.compose.Build;
import java.util.Optional;

/**
 * A request for an image.
 *
 * @param reference as written in the Compose file, after interpolation
 * @param build how the checkout itself makes it, if it does
 */
public record ImageRequest(String reference, Optional<Build> build) {
  public static ImageRequest of(String reference) {
    return new ImageRequest(reference, Optional.empty());
  }

  ImageReference parsed() {
    return ImageReference.parse(reference);
  }
}
