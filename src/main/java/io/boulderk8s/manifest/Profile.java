package io.boulderk8s.manifest;

import java.util.Locale;

/** What a static stack is for; each has an overlay and a namespace of its own. */
enum Profile {
  TEST("# CI parity: what the Compose files say, and no more."),
  DEV(
      "# As test; its run is the runner with Compose's own command, ports and a terminal,\n"
          + "# as `docker compose run --service-ports` starts it."),
  STAGING("# Today the same as test, in a namespace of its own: the services are not split yet.");

  private final String comment;

  Profile(String comment) {
    this.comment = comment;
  }

  String comment() {
    return comment;
  }

  String folder() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The namespace: "boulder-test". */
  String namespace(String prefix) {
    return prefix + "-" + folder();
  }
}
