package io.boulderk8s.image;

import io.boulderk8s.compose.Build;
import java.util.List;

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

  /**
   * `docker build` makes it, as the checkout says.
   *
   * @param missing the images that it starts from and that were found nowhere: it fails, unless
   *     docker knows another way to them or does without
   */
  record Buildable(Build build, List<String> missing) implements ImageSource {
    public Buildable {
      missing = List.copyOf(missing);
    }
  }

  /** The nodes of an existing cluster pull it themselves. */
  record LeftToCluster() implements ImageSource {}

  /**
   * No source has it.
   *
   * @param reason a sentence
   */
  record Nowhere(String reason) implements ImageSource {}
}
