package io.boulderk8s.image;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Describes one folder of images/: how we make an image from packages alone.
 *
 * @param folder absolute; holds build.sh
 * @param provides fully qualified repository that it provides, any tag
 * @param version the version that it provides
 * @param standIn one sentence why it is not the original; empty for the original
 */
public record Recipe(
    Path folder, String provides, String version, String standIn, List<String> inputs) {
  public Recipe {
    inputs = List.copyOf(inputs);
  }

  public String name() {
    return String.valueOf(folder.getFileName());
  }

  /** Tells whether it provides this image: as the original's name, or under our own name. */
  boolean fits(ImageReference reference) {
    String asked = reference.repository();
    return asked.equals(ImageReference.parse(provides).repository())
        || asked.equals("docker.io/boulder-k8s/" + name());
  }

  /** Tells whether a tag names its version, alone or with the hash of its contents. */
  private boolean versionIs(String tag) {
    return tag.equals(version)
        || tag.equals("latest")
        || tag.equals("v" + version)
        || tag.matches(Pattern.quote(version) + "-[0-9a-f]{12}");
  }

  /** Returns why its image is not the requested one; empty when it is. */
  String standInFor(ImageReference reference) {
    if (!standIn.isEmpty()) {
      return standIn;
    }
    if (reference.digest().isPresent()) {
      return "made from packages, so it is not the image of that digest";
    }
    String asked = reference.tag().orElse("");
    return versionIs(asked) ? "" : "the recipe gives version " + version;
  }
}
