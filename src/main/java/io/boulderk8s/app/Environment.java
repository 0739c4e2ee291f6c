package io.boulderk8s.app;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Describes the process for the use cases; tests pass their own.
 *
 * @param home the folder of boulder-k8s itself, with sample/, images/ and scripts/
 */
public record Environment(
    Map<String, String> variables, Path workingDirectory, Path home, InstantSource clock) {
  public Environment {
    variables = Map.copyOf(variables);
  }

  /** Returns the same with further variables. */
  public Environment with(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(variables);
    all.putAll(more);
    return new Environment(all, workingDirectory, home, clock);
  }

  public Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
  }

  /**
   * Returns the folder of the tool's own files on this machine: kubeconfigs, logs, built programs.
   */
  public Path cache() {
    return CacheFolder.in(this)
        .orElseThrow(
            () ->
                BoulderK8sException.of(
                    FailureKind.IO,
                    "HOME",
                    "is not set, so there is no cache folder",
                    "set HOME, or BOULDER_K8S_CACHE to a folder of your own"))
        .usable();
  }

  /** Returns the place that the variables set, whether or not it can be used. */
  public Optional<Path> cacheIfAny() {
    return CacheFolder.in(this).map(CacheFolder::path);
  }
}
