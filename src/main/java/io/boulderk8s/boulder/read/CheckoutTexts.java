package io.boulderk8s.boulder.read;

import java.util.Optional;

/** Reads files of a checkout: of the working tree, of a commit, or of a test. */
@FunctionalInterface
public interface CheckoutTexts {
  /**
   * Returns a file's text; empty when there is no such file, or a folder in its place.
   *
   * @param path in the checkout
   */
  Optional<String> text(String path);

  /** Tells whether a folder is in a file's place. */
  default boolean isFolder(String path) {
    return false;
  }
}
