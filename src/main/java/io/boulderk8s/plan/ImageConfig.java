package io.boulderk8s.plan;

import io.boulderk8s.compose.HealthCheck;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an image says of how its containers are started, for services that do not say it themselves.
 *
 * @param entrypoint ENTRYPOINT, as words
 * @param command CMD, as words
 * @param environment ENV
 * @param healthCheck HEALTHCHECK, with Docker's defaults filled in
 * @param stopSignal STOPSIGNAL, as written
 * @param accounts its users and groups; none unless they were asked for
 */
public record ImageConfig(
    List<String> entrypoint,
    List<String> command,
    SortedMap<String, String> environment,
    Optional<HealthCheck> healthCheck,
    Optional<String> stopSignal,
    Accounts accounts) {
  /** An image that says nothing. */
  public static final ImageConfig SILENT =
      new ImageConfig(
          List.of(),
          List.of(),
          new TreeMap<>(),
          Optional.empty(),
          Optional.empty(),
          new Accounts("", ""));

  public ImageConfig {
    entrypoint = List.copyOf(entrypoint);
    command = List.copyOf(command);
  }
}
