package io.boulderk8s.plan;

import io.boulderk8s.compose.HealthCheck;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The start settings of an image, for services that do not set them.
 *
 * @param entrypoint ENTRYPOINT, as words
 * @param command CMD, as words
 * @param environment ENV
 * @param healthCheck HEALTHCHECK, with Docker's defaults filled in
 * @param stopSignal STOPSIGNAL, as written
 * @param accounts its users and groups; none unless requested
 */
public record ImageConfig(
    List<String> entrypoint,
    List<String> command,
    SortedMap<String, String> environment,
    Optional<HealthCheck> healthCheck,
    Optional<String> stopSignal,
    Accounts accounts) {
  /** An image without settings. */
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
