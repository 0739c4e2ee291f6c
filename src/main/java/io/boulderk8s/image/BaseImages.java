package io.boulderk8s.image;

import io.boulderk8s.compose.Build;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads which images the stages of a Dockerfile start from. */
final class BaseImages {
  private static final Pattern FROM =
      Pattern.compile("(?i)\\s*FROM\\s+(?:--\\S+\\s+)*(\\S+)(?:\\s+AS\\s+(\\S+))?\\s*");

  private BaseImages() {}

  /**
   * Returns them as they are written; without those that an argument names. None when the file
   * cannot be read: `docker build` says that better.
   */
  static List<String> of(Build build) {
    Set<String> stages = new HashSet<>(Set.of("scratch"));
    Set<String> found = new LinkedHashSet<>();
    for (String line : lines(build)) {
      Matcher from = FROM.matcher(line);
      if (!from.matches()) {
        continue;
      }
      String image = from.group(1);
      if (!image.contains("$") && !stages.contains(image.toLowerCase(Locale.ROOT))) {
        found.add(image);
      }
      if (from.group(2) != null) {
        stages.add(from.group(2).toLowerCase(Locale.ROOT));
      }
    }
    return List.copyOf(found);
  }

  private static List<String> lines(Build build) {
    try {
      // in Latin-1 no byte is an error
      return Files.readAllLines(
          build.context().resolve(build.dockerfile()), StandardCharsets.ISO_8859_1);
    } catch (IOException _) {
      return List.of();
    }
  }
}
