package io.boulderk8s.plan;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The purpose of a stack; each profile has a namespace of its own. */
public enum Profile {
  /** Exactly what the Compose files describe. */
  TEST,
  /** The same, with the runner's ports on the node. */
  DEV,
  /** Boulder's services as separate workloads. */
  STAGING;

  /** The one that the user names so. */
  public static Optional<Profile> named(String word) {
    return Arrays.stream(values()).filter(profile -> profile.word().equals(word)).findFirst();
  }

  /** Returns the name that the user types. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the namespace: "boulder-test". */
  public String namespace(String prefix) {
    return prefix + "-" + word();
  }

  /** Returns a namespace of this profile without the profile's name; any other unchanged. */
  public String prefix(String namespace) {
    String end = "-" + word();
    return namespace.endsWith(end)
        ? namespace.substring(0, namespace.length() - end.length())
        : namespace;
  }
}
