package io.boulderk8s.compose.normal;

import io.boulderk8s.compose.Build;
import java.util.Optional;

/** Reads `build`. */
final class Builds {
  private Builds() {}

  static Optional<Build> of(Section service, Surroundings surroundings) {
    return service.section("build").flatMap(build -> read(build, surroundings));
  }

  private static Optional<Build> read(Section build, Surroundings surroundings) {
    String context = build.text("context").orElse(".");
    if (context.isEmpty()) {
      build.problem(
          "context", "an empty build context is no folder", "write `.` for the project's");
      return Optional.empty();
    }
    if (context.matches("[a-z]+://.*|git@.*|github\\.com/.*|.*\\.git(#.*)?")) {
      build.problem(
          "context", "a remote build context is not supported: " + context, "use a local folder");
      return Optional.empty();
    }
    return HostPath.of(build, "context", context, surroundings)
        .map(
            path ->
                new Build(
                    path,
                    build.text("dockerfile").orElse("Dockerfile"),
                    Environments.of(build, "args", surroundings),
                    build.text("target").filter(text -> !text.isEmpty()),
                    build.text("network").filter(text -> !text.isEmpty()),
                    build.flag("no_cache", false),
                    build.flag("pull", false),
                    Hosts.ofBuild(build)));
  }
}
