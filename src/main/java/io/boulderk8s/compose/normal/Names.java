package io.boulderk8s.compose.normal;

import java.util.List;
import java.util.regex.Pattern;

/** Checks the names and the number of services, networks, volumes, configs and secrets. */
final class Names {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9._-]{1,200}");
  private static final Pattern CHARACTERS = Pattern.compile("[a-zA-Z0-9._-]+");
  private static final int MOST_SERVICES = 1000;

  private Names() {}

  static void check(Section top) {
    for (String section : List.of("services", "networks", "volumes", "configs", "secrets")) {
      top.parts(section).forEach((name, entry) -> check(section, name, entry));
    }
    int services = top.named("services").size();
    if (services > MOST_SERVICES) {
      top.problem(
          "services",
          services + " services, and a node runs 110 pods",
          "use at most " + MOST_SERVICES);
    }
  }

  private static void check(String section, String name, Section entry) {
    if (NAME.matcher(name).matches()) {
      return;
    }
    // Compose has no rule for networks, and none for the length
    boolean ours = section.equals("networks") || CHARACTERS.matcher(name).matches();
    (ours ? entry.problems() : entry.problems().ofWhole())
        .add(
            entry.source(),
            "`" + shown(name) + "` cannot be a name in `" + section + "`",
            "up to 200 letters, digits, `.`, `_` and `-` can");
  }

  private static String shown(String name) {
    return name.length() <= 60 ? name : name.substring(0, 60) + "...";
  }
}
