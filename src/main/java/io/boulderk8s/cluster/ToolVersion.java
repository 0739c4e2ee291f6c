package io.boulderk8s.cluster;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version of a program, for comparisons; drops what follows the third number. */
public record ToolVersion(int major, int minor, int patch) implements Comparable<ToolVersion> {
  private static final Pattern NUMBERS = Pattern.compile("(\\d+)\\.(\\d+)(?:\\.(\\d+))?");

  /** Finds the first version-like number in a text; 0.0.0 where there is none. */
  public static ToolVersion parse(String text) {
    Matcher matcher = NUMBERS.matcher(text);
    if (!matcher.find()) {
      return new ToolVersion(0, 0, 0);
    }
    String patch = matcher.group(3);
    return new ToolVersion(
        Integer.parseInt(matcher.group(1)),
        Integer.parseInt(matcher.group(2)),
        patch == null ? 0 : Integer.parseInt(patch));
  }

  public boolean atLeast(ToolVersion other) {
    return compareTo(other) >= 0;
  }

  @Override
  public int compareTo(ToolVersion other) {
    return Comparator.comparingInt(ToolVersion::major)
        .thenComparingInt(ToolVersion::minor)
        .thenComparingInt(ToolVersion::patch)
        .compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
