package io.boulderk8s.compose.keys;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Suggests the key that a user probably meant. */
final class Spelling {
  /** No key is that long. */
  private static final int LONGEST = 50;

  private Spelling() {}

  /** Returns the word that needs fewest changes, where these are few for its length. */
  static Optional<String> closest(String typed, List<String> words) {
    if (typed.length() > LONGEST) {
      return Optional.empty();
    }
    return words.stream()
        .filter(word -> distance(typed, word) <= Math.max(1, typed.length() / 3))
        .min(Comparator.comparingInt(word -> distance(typed, word)));
  }

  /** Computes Levenshtein's distance. */
  private static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
