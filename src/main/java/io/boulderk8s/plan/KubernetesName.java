package io.boulderk8s.plan;

import java.util.Locale;

/** Compose names as Kubernetes object names (RFC 1123 labels, at most 63 characters). */
public final class KubernetesName {
  private static final int LONGEST = 63;

  private KubernetesName() {}

  /**
   * Lower case, everything illegal as "-", no "-" at the ends. Two names may meet: the planner
   * checks.
   */
  public static String of(String composeName) {
    String legal =
        composeName
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9-]", "-")
            .replaceAll("^-+|-+$", "");
    return legal.length() <= LONGEST ? legal : legal.substring(0, LONGEST).replaceAll("-+$", "");
  }
}
