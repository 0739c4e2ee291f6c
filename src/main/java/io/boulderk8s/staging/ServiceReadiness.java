package io.boulderk8s.staging;

import io.boulderk8s.boulder.catalog.BoulderService;
import io.boulderk8s.boulder.catalog.Port;
import io.boulderk8s.boulder.catalog.Role;
import io.boulderk8s.boulder.read.Generation;
import java.util.List;
import java.util.Optional;

/**
 * Finds the question that is asked of a service: as startservers.py asks it, but of the port that
 * it serves with, not of its metrics.
 */
final class ServiceReadiness {
  private static final List<Role> FIRST =
      List.of(Role.GRPC, Role.HTTP, Role.HTTPS, Role.WAITED, Role.DEBUG);

  private ServiceReadiness() {}

  /**
   * Empty when it listens nowhere.
   *
   * @param ownAddress whether a service that binds one address binds its pod's: the command of a
   *     probe cannot name that
   */
  static Optional<ReadinessCheck> of(
      BoulderService service, Generation generation, boolean ownAddress) {
    return FIRST.stream()
        .flatMap(role -> service.ports().stream().filter(port -> port.role() == role))
        .findFirst()
        .map(
            port ->
                ownAddress && !port.address().isEmpty()
                    ? new ReadinessCheck.Tcp(port.number())
                    : at(port, service, generation));
  }

  private static ReadinessCheck at(Port port, BoulderService service, Generation generation) {
    Optional<String> override = service.hostOverride();
    if (override.isPresent()) {
      String host = port.address().isEmpty() ? "localhost" : port.address();
      return new ReadinessCheck.Grpc(
          host + ":" + port.number(), override.get(), generation.folder() + "/health-checker.json");
    }
    return SplitRules.healthPage(service)
        .<ReadinessCheck>map(page -> new ReadinessCheck.Http(port.number(), page))
        .orElseGet(() -> new ReadinessCheck.Tcp(port.number()));
  }
}
