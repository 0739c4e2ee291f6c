package io.boulderk8s.image;

/**
 * A requested image and its source.
 *
 * @param standIn one sentence why it is not the original; empty for the original
 */
public record ImageStatus(ImageRequest request, ImageSource source, String standIn) {
  public String reference() {
    return request.reference();
  }

  /** Returns one line for a person. */
  public String describe() {
    String from =
        switch (source) {
          case ImageSource.OnNode _ -> "on the node";
          case ImageSource.InEngine _ -> "in the engine";
          case ImageSource.Registry _ -> "from its registry";
          case ImageSource.FromRecipe(Recipe recipe) -> "from our recipe images/" + recipe.name();
          case ImageSource.Buildable(var build, var missing) ->
              "built from "
                  + build.context()
                  + (missing.isEmpty()
                      ? ""
                      : ", which starts from "
                          + String.join(" and ", missing)
                          + ": not in the engine, nor in a registry in reach");
          case ImageSource.LeftToCluster _ -> "left to the cluster";
          case ImageSource.Nowhere(String reason) -> "not available: " + reason;
        };
    return reference() + ": " + from + (standIn.isEmpty() ? "" : " (a stand-in: " + standIn + ")");
  }
}
