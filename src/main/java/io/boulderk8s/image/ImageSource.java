package io.boulderk8s.image;

import io.boulderk8s.compose.Build;

/** Where an image comes from, or would come from if it were wanted now. */
public sealed interface ImageSource {
  /**
   * On every node already, and the same image as the engine's, if the engine has one.
   *
   * @param digest of its config, the ID a node knows it by
   */
  record OnNode(String digest) implements ImageSource {}

  /**
   * In the host's engine.
   *
   * @param id the engine's ID of it
   */
  record InEngine(String id) implements ImageSource {}

  /** To be pulled. */
  record Registry() implements ImageSource {}

  /** To be made from a recipe of ours. */
  record FromRecipe(Recipe recipe) implements ImageSource {}

  /** To be made by `docker build`, as the checkout says. */
  record Buildable(Build build) implements ImageSource {}

  /** The nodes of an existing cluster get it themselves. */
  record LeftToCluster() implements ImageSource {}

  /**
   * From nowhere.
   *
   * @param reason a sentence
   */
  record Nowhere(String reason) implements ImageSource {}
}
