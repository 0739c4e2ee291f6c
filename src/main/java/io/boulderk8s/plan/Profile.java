package io.boulderk8s.plan;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a stack is for; each has a namespace of its own. */
public enum Profile {
  /** What the Compose files say, and no more. */
  TEST,
  /** The same, with the runner's ports on the node. */
  DEV,
  /** The services apart. */
  STAGING;

  /** The one that the user names so. */
  public static Optional<Profile> named(String word) {
    return Arrays.stream(values()).filter(profile -> profile.word().equals(word)).findFirst();
  }

  /** How the user names it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The namespace: "boulder-test". */
  public String namespace(String prefix) {
    return prefix + "-" + word();
  }

  /** What a namespace of this profile begins with; of any other, all of it. */
  public String prefix(String namespace) {
    String end = "-" + word();
    return namespace.endsWith(end)
        ? namespace.substring(0, namespace.length() - end.length())
        : namespace;
  }
}
