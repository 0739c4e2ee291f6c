package io.boulderk8s.plan;

import io.boulderk8s.digest.Sha256;
import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Turns Compose names into Kubernetes object names (RFC 1123 labels, at most 63 characters). */
public final class KubernetesName {
  private static final int LONGEST = 63;
  private static final int DIGITS = 8;
  private static final Pattern LEGAL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  private KubernetesName() {}

  /**
   * Returns the name in lower case, with "-" for every illegal character, and no "-" at the ends.
   * Two names may become equal.
   */
  public static String of(String composeName) {
    return shortened(composeName, LONGEST);
  }

  /**
   * Returns a legal name unchanged, and any other with digits of its hash at the end: no two names
   * become equal.
   */
  public static String unique(String composeName) {
    if (LEGAL.matcher(composeName).matches()) {
      return composeName;
    }
    String hash = Sha256.hex(composeName).substring(0, DIGITS);
    String legal = shortened(composeName, LONGEST - DIGITS - 1);
    return legal.isEmpty() ? hash : legal + "-" + hash;
  }

  /** Returns names for all of them: the plain one where it is complete and unique. */
  public static SortedMap<String, String> of(Collection<String> composeNames) {
    SortedMap<String, String> names = new TreeMap<>();
    for (String name : composeNames) {
      String plain = of(name);
      boolean whole = !plain.isEmpty() && name.length() <= LONGEST;
      boolean alone =
          composeNames.stream().noneMatch(other -> !other.equals(name) && of(other).equals(plain));
      names.put(name, whole && alone ? plain : unique(name));
    }
    return Collections.unmodifiableSortedMap(names);
  }

  private static String shortened(String composeName, int longest) {
    String legal =
        composeName
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9-]", "-")
            .replaceAll("^-+|-+$", "");
    return legal.length() <= longest ? legal : legal.substring(0, longest).replaceAll("-+$", "");
  }
}
