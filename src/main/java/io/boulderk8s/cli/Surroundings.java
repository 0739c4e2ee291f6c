package io.boulderk8s.cli;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * All that a command gets from the process it runs in; tests pass their own.
 *
 * @param home where boulder-k8s itself is: sample/, images/ and scripts/ are below it
 * @param log where the log file is
 * @param terminal whether stderr is a terminal
 * @param columns how wide that is; 0 where the launcher could not tell
 * @param halt ends the process at once with this code
 */
public record Surroundings(
    Map<String, String> environment,
    Path workingDirectory,
    Path home,
    Path log,
    InputStream stdin,
    PrintStream stdout,
    PrintStream stderr,
    InstantSource clock,
    boolean terminal,
    int columns,
    IntConsumer halt) {
  public Surroundings {
    environment = Map.copyOf(environment);
  }

  /** Whether lines may be written over: a person looks, and did not ask for plain text. */
  public boolean live() {
    return terminal
        && variable("NO_COLOR").isEmpty()
        && variable("CI").isEmpty()
        && variable("TERM").filter(kind -> !kind.equals("dumb")).isPresent();
  }

  /** The same with other streams. */
  Surroundings printingTo(PrintStream out, PrintStream err) {
    return new Surroundings(
        environment, workingDirectory, home, log, stdin, out, err, clock, terminal, columns, halt);
  }

  /** The same with further variables. */
  Surroundings with(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(more);
    return new Surroundings(
        all, workingDirectory, home, log, stdin, stdout, stderr, clock, terminal, columns, halt);
  }

  public Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }

  /** The tool's own files on this machine: kubeconfigs, logs, built programs. */
  public Path cache() {
    return cacheIfAny()
        .orElseThrow(
            () ->
                BoulderK8sException.of(
                    FailureKind.IO,
                    "HOME",
                    "is not set, so there is no cache folder",
                    "set HOME, or BOULDER_K8S_CACHE to a folder of your own"));
  }

  /** Where the environment says that it is. */
  Optional<Path> cacheIfAny() {
    return variable("BOULDER_K8S_CACHE")
        .map(Path::of)
        .or(
            () ->
                variable("XDG_CACHE_HOME")
                    .map(Path::of)
                    .or(() -> variable("HOME").map(home -> Path.of(home, ".cache")))
                    .map(caches -> caches.resolve("boulder-k8s")));
  }
}
