package io.boulderk8s.testkit;

import io.boulderk8s.compose.ComposeText;

/** Small projects for tests with an API server: a runner, and what it depends on. */
public final class Projects {
  private Projects() {}

  /** The runner alone. */
  public static ComposeText runner() {
    return of("[]", "", "");
  }

  /** The runner depends on `web`. */
  public static ComposeText web() {
    return of("[web]", "web: {image: 'nginx:1'}", "");
  }

  /** The runner depends on `db`, which has a volume `data`. */
  public static ComposeText database() {
    return database("[db]", "");
  }

  /**
   * With further services.
   *
   * @param needs `depends_on` of the runner
   */
  public static ComposeText database(String needs, String services) {
    return of(
        needs,
        "db: {image: 'mariadb:1', volumes: ['data:/data']}\n" + services,
        "volumes: {data: {}}");
  }

  /**
   * A runner that depends on others.
   *
   * @param needs `depends_on` of the runner
   * @param services the others
   * @param sections further ones at the top
   */
  public static ComposeText of(String needs, String services, String sections) {
    return ComposeText.of(
        """
        services:
          boulder: {image: 'tools:1', entrypoint: [run], depends_on: %s}
        %s%s
        """
            .formatted(needs, services.indent(2), sections));
  }
}
