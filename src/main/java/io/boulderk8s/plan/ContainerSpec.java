package io.boulderk8s.plan;

import io.boulderk8s.compose.HealthCheck;
import io.boulderk8s.compose.Mount;
import io.boulderk8s.compose.ProcessSettings;
import io.boulderk8s.compose.ResourceLimits;
import io.boulderk8s.compose.Rights;
import io.boulderk8s.compose.Terminal;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Describes one container, whatever pod it is in.
 *
 * @param workingDir empty: the image's own
 * @param mounts volumes, files and memory of the service
 * @param user empty: the image's own
 * @param process how its first process starts and ends, where that is not left to the engine
 * @param terminal settings of a service that runs beside the tests; a run has no terminal
 */
public record ContainerSpec(
    String image,
    Argv argv,
    Environment environment,
    Optional<String> workingDir,
    List<Mount> mounts,
    Optional<RunAs> user,
    Rights rights,
    ResourceLimits limits,
    Optional<HealthCheck> probe,
    ProcessSettings process,
    Terminal terminal) {

  /**
   * The words of its command.
   *
   * @param entrypoint empty: the image's own
   * @param command empty: the image's own
   */
  public record Argv(Optional<List<String>> entrypoint, Optional<List<String>> command) {}

  /**
   * The variables of its first process.
   *
   * @param unset names of variables of its image that the process must not have
   */
  public record Environment(SortedMap<String, String> values, SortedSet<String> unset) {
    private Environment with(SortedMap<String, String> newValues) {
      SortedSet<String> stillUnset = new TreeSet<>(unset);
      stillUnset.removeAll(newValues.keySet());
      return new Environment(newValues, stillUnset);
    }
  }

  ContainerSpec withImage(String other) {
    return with(other, argv, environment);
  }

  /** Returns the same container with another command and other variables. */
  ContainerSpec running(List<String> command, SortedMap<String, String> variables) {
    return with(
        image, new Argv(argv.entrypoint(), Optional.of(command)), environment.with(variables));
  }

  private ContainerSpec with(String otherImage, Argv words, Environment variables) {
    return new ContainerSpec(
        otherImage,
        words,
        variables,
        workingDir,
        mounts,
        user,
        rights,
        limits,
        probe,
        process,
        terminal);
  }
}
