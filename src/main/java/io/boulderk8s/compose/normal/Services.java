package io.boulderk8s.compose.normal;

import io.boulderk8s.compose.RestartPolicy;
import io.boulderk8s.compose.Service;
import io.boulderk8s.compose.Terminal;
import io.boulderk8s.compose.tree.Node;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads a section below `services`. */
final class Services {
  private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
  private static final Pattern CONTAINER = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]+");

  private Services() {}

  static Service of(String name, Section service, Surroundings surroundings, HostFiles files) {
    Optional<String> image = service.text("image").filter(text -> !text.isEmpty());
    check(name, service, image);
    LabelFiles.check(service, surroundings);
    SortedSet<String> unset = Environments.unset(service, "environment", surroundings);
    return new Service(
        name,
        Places.of(service),
        image,
        Builds.of(service, surroundings),
        Commands.of(service, "entrypoint"),
        Commands.of(service, "command"),
        EnvFiles.below(
            Environments.of(service, "environment", surroundings), unset, service, surroundings),
        unset,
        workingDirectory(service),
        service.text("user").filter(text -> !text.isEmpty()),
        named(service, "container_name", CONTAINER, "choose another"),
        named(
            service,
            "hostname",
            HOST,
            "Kubernetes sets no other than lower-case letters, digits and `-`"),
        Attachments.of(service),
        Attachments.mode(service),
        Hosts.dns(service),
        Resolvers.search(service),
        Resolvers.options(service),
        Hosts.extra(service),
        Ports.of(service),
        Mounts.of(service, surroundings),
        files.of(service),
        HealthChecks.of(service),
        HealthChecks.ofImage(service),
        Dependencies.of(service),
        service.texts("profiles").stream().map(Node.Scalar::text).toList(),
        restart(service),
        service.duration("stop_grace_period"),
        sysctls(service),
        Processes.of(service),
        Entitlements.of(service),
        Budgets.of(service),
        new Terminal(service.flag("tty", false), service.flag("stdin_open", false)));
  }

  /** Reads the sysctls; one without a value gets an empty text. */
  private static SortedMap<String, String> sysctls(Section service) {
    SortedMap<String, String> sysctls = new TreeMap<>();
    service.values("sysctls").forEach((name, value) -> sysctls.put(name, value.orElse("")));
    return sysctls;
  }

  private static void check(String name, Section service, Optional<String> image) {
    if (image.isEmpty() && !service.isBroken("image") && !service.has("build")) {
      service
          .problems()
          .addInconsistency(
              service.source(),
              "the service `" + name + "` has neither `image` nor `build`",
              "add one of them");
    }
  }

  private static Optional<String> workingDirectory(Section service) {
    Optional<String> path = service.text("working_dir").filter(text -> !text.isEmpty());
    if (path.isPresent() && !path.get().startsWith("/")) {
      service.problem(
          "working_dir", "\"" + path.get() + "\" is not an absolute path", "start it with /");
    }
    return path;
  }

  private static Optional<String> named(Section service, String key, Pattern allowed, String next) {
    Optional<String> text = service.text(key).filter(t -> !t.isEmpty());
    boolean told =
        service.scalar(key).filter(v -> service.problems().ofWhole().isAt(v.source())).isPresent();
    if (!told && text.isPresent() && !allowed.matcher(text.get()).matches()) {
      service.problem(key, "`" + text.get() + "` cannot be a `" + key + "`", next);
    }
    return text;
  }

  private static RestartPolicy restart(Section service) {
    String policy = service.text("restart").orElse("no");
    return switch (policy) {
      case "", "no" -> RestartPolicy.NO;
      case "always" -> RestartPolicy.ALWAYS;
      case "unless-stopped" -> RestartPolicy.UNLESS_STOPPED;
      case String p when p.matches("on-failure(:[0-9]{1,9})?") -> RestartPolicy.ON_FAILURE;
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
