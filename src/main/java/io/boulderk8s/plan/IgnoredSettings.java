package io.boulderk8s.plan;

import io.boulderk8s.compose.HealthCheck;
import io.boulderk8s.compose.PortMapping;
import io.boulderk8s.compose.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Lists the settings of a service that its pod ignores. */
final class IgnoredSettings {
  private final Service service;
  private final List<IgnoredSetting> ignored = new ArrayList<>();

  private IgnoredSettings(Service service) {
    this.service = service;
  }

  /**
   * Lists them for one service.
   *
   * @param kept names without a value that the pod may take from its image
   */
  static List<IgnoredSetting> of(Service service, Workload.Role role, Set<String> kept) {
    IgnoredSettings found = new IgnoredSettings(service);
    if (role == Workload.Role.DEPENDENCY) {
      // `docker compose run` publishes no ports of the service that it runs
      for (int i = 0; i < service.ports().size(); i++) {
        found.port(i, service.ports().get(i));
      }
      service.healthCheck().ifPresent(found::healthCheck);
      kept.forEach(found::unset);
    }
    return List.copyOf(found.ignored);
  }

  private void port(int index, PortMapping port) {
    add(
        "ports[" + index + "]",
        "port "
            + port.target()
            + "/"
            + port.protocol()
            + " of "
            + service.name()
            + " is not published as "
            + port.hostIp().map(ip -> ip + ":").orElse("")
            + port.publishedText().orElse("any port"));
  }

  private void unset(String name) {
    add(
        "environment." + name,
        name
            + " has no value here: Compose takes away the one of the image of "
            + service.name()
            + ", which cannot be inspected here: if it has one, the pod keeps it");
  }

  private void healthCheck(HealthCheck check) {
    whole("interval", check.interval());
    whole("start_interval", check.startInterval());
    whole("timeout", check.timeout());
  }

  private void whole(String key, Duration time) {
    if (time.toNanosPart() > 0) {
      add(
          "healthcheck." + key,
          "the health check of "
              + service.name()
              + " has whole seconds: "
              + (time.toSeconds() + 1)
              + " s in place of "
              + time.toMillis()
              + " ms");
    }
  }

  private void add(String path, String what) {
    ignored.add(new IgnoredSetting(service.source(path), what));
  }
}
