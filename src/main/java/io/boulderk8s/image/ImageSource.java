package io.boulderk8s.image;

import io.boulderk8s.compose.Build;

/** The place that an image comes from, or would come from now. */
public sealed interface ImageSource {
  /**
   * On every node already, and equal to the engine's, if the engine has one.
   *
   * @param digest digest of its config, the node's ID of it
   */
  record OnNode(String digest) implements ImageSource {}

  /**
   * In the host's engine.
   *
   * @param id the engine's ID of it
   */
  record InEngine(String id) implements ImageSource {}

  /** A registry has it. */
  record Registry() implements ImageSource {}

  /** A recipe of ours makes it. */
  record FromRecipe(Recipe recipe) implements ImageSource {}

  /** `docker build` makes it, as the checkout says. */
  record Buildable(Build build) implements ImageSource {}

  /** The nodes of an existing cluster pull it themselves. */
  record LeftToCluster() implements ImageSource {}

  /**
   * No source has it.
   *
   * @param reason a sentence
   */
  record Nowhere(String reason) implements ImageSource {}
}
