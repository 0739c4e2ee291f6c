package io.boulderk8s.compose.normal;

import io.boulderk8s.compose.RestartPolicy;
import io.boulderk8s.compose.Service;
import io.boulderk8s.compose.tree.Node;
import java.util.Optional;
import java.util.regex.Pattern;

/** A section below `services` as the record. */
final class Services {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9._-]+");
  private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
  private static final Pattern CONTAINER = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]+");

  private Services() {}

  static Service of(String name, Section service, Surroundings surroundings) {
    Optional<String> image = service.text("image").filter(text -> !text.isEmpty());
    check(name, service, image);
    return new Service(
        name,
        Places.of(service),
        image,
        Builds.of(service, surroundings),
        Commands.of(service, "entrypoint"),
        Commands.of(service, "command"),
        EnvFiles.below(
            Environments.of(service, "environment", surroundings), service, surroundings),
        service.text("working_dir"),
        service.text("user"),
        named(service, "container_name", CONTAINER),
        named(service, "hostname", HOST),
        Attachments.of(service),
        Attachments.mode(service),
        Hosts.dns(service),
        Hosts.extra(service),
        Ports.of(service),
        Mounts.of(service, surroundings),
        HealthChecks.of(service),
        Dependencies.of(service),
        service.texts("profiles").stream().map(Node.Scalar::text).toList(),
        restart(service),
        Environments.of(service, "sysctls", surroundings));
  }

  private static void check(String name, Section service, Optional<String> image) {
    if (!NAME.matcher(name).matches()) {
      service
          .problems()
          .add(
              service.source(),
              "`" + name + "` cannot be the name of a service",
              "letters, digits, `.`, `_` and `-` can");
    }
    if (image.isEmpty() && !service.isBroken("image") && !service.has("build")) {
      service
          .problems()
          .add(
              service.source(),
              "the service `" + name + "` has neither `image` nor `build`",
              "add one of them");
    }
  }

  private static Optional<String> named(Section service, String key, Pattern allowed) {
    Optional<String> text = service.text(key);
    if (text.isPresent() && !allowed.matcher(text.get()).matches()) {
      service.problem(key, "`" + text.get() + "` cannot be a `" + key + "`", "choose another");
    }
    return text;
  }

  private static RestartPolicy restart(Section service) {
    String policy = service.text("restart").orElse("no");
    return switch (policy) {
      case "", "no" -> RestartPolicy.NO;
      case "always" -> RestartPolicy.ALWAYS;
      case "unless-stopped" -> RestartPolicy.UNLESS_STOPPED;
      case String p when p.matches("on-failure(:[0-9]+)?") -> RestartPolicy.ON_FAILURE;
      default -> {
        service.problem(
            "restart",
            "unknown restart policy `" + policy + "`",
            "write \"no\", always, on-failure or unless-stopped");
        yield RestartPolicy.NO;
      }
    };
  }
}
