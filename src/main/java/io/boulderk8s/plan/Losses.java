package io.boulderk8s.plan;

import io.boulderk8s.compose.HealthCheck;
import io.boulderk8s.compose.PortMapping;
import io.boulderk8s.compose.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the pod of a service does not do of what its files say. */
final class Losses {
  private final Service service;
  private final List<Loss> losses = new ArrayList<>();

  private Losses(Service service) {
    this.service = service;
  }

  static List<Loss> of(Service service, Workload.Role role) {
    Losses found = new Losses(service);
    if (role == Workload.Role.DEPENDENCY) {
      // `docker compose run` publishes no ports of the service that it runs
      for (int i = 0; i < service.ports().size(); i++) {
        found.port(i, service.ports().get(i));
      }
      service.healthCheck().ifPresent(found::healthCheck);
      service.unset().forEach(found::unset);
    }
    return List.copyOf(found.losses);
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
            + ", a pod keeps it");
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
    losses.add(new Loss(service.source(path), what));
  }
}
