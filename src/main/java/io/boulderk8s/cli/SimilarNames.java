package io.boulderk8s.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Suggests names for a mistyped one. */
final class SimilarNames {
  private static final int MOST = 3;

  private SimilarNames() {}

  /**
   * Returns the nearest names, best first: up to a third of the letters may be wrong, or the rest
   * may be missing.
   */
  static List<String> of(String typed, Collection<String> names) {
    String given = typed.toLowerCase(Locale.ROOT);
    int limit = Math.max(1, given.length() / 3);
    return names.stream()
        .distinct()
        .filter(name -> distance(given, name, limit) <= limit)
        .sorted(Comparator.comparingInt((String name) -> distance(given, name, limit)))
        .limit(MOST)
        .toList();
  }

  /** Returns "did you mean `up`?", or an empty text. */
  static String question(String typed, Collection<String> names) {
    List<String> near = of(typed, names);
    return near.isEmpty()
        ? ""
        : near.stream().collect(Collectors.joining("`, `", "did you mean `", "`?"));
  }

  /** Says which names the parent of a missing dotted path has. */
  static String below(String path, Collection<String> paths) {
    int dot = path.lastIndexOf('.');
    if (dot < 0) {
      return "there are " + names("", paths);
    }
    String parent = path.substring(0, dot);
    String names = names(parent + ".", paths);
    return names.isEmpty() ? below(parent, paths) : parent + " has " + names;
  }

  private static String names(String prefix, Collection<String> paths) {
    return paths.stream()
        .filter(path -> path.startsWith(prefix))
        .map(path -> path.substring(prefix.length()).replaceFirst("[.\\[].*", ""))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static int distance(String typed, String name, int limit) {
    String other = name.toLowerCase(Locale.ROOT);
    if (typed.length() > 2 && (other.startsWith(typed) || other.endsWith("." + typed))) {
      return 1;
    }
    return Math.abs(typed.length() - other.length()) > limit
        ? Integer.MAX_VALUE
        : edits(typed, other);
  }

  /** Counts letters that are added, left out, changed, or swapped with their neighbour. */
  private static int edits(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int cheapest(int[][] cost, String a, String b, int i, int j) {
    int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int least = Math.min(cost[i - 1][j - 1] + change, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
    boolean turned =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return turned ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
  }
}
