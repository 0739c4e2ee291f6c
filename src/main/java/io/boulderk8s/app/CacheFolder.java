package io.boulderk8s.app;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of the tool's own files on this machine, as scripts/host/cache.sh finds it, too.
 *
 * @param variable which names it, or the folder around it
 * @param value of the variable
 * @param path the folder, which may not exist yet
 */
record CacheFolder(String variable, String value, Path path) {
  private static final String OWN = "BOULDER_K8S_CACHE";
  private static final String FOLDER = "boulder-k8s";

  /** Finds it by the first of the variables that is set. */
  static Optional<CacheFolder> in(Environment environment) {
    return Stream.of(
            named(environment, OWN, ""),
            named(environment, "XDG_CACHE_HOME", FOLDER),
            named(environment, "HOME", ".cache/" + FOLDER))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<CacheFolder> named(
      Environment environment, String variable, String below) {
    return environment
        .variable(variable)
        .map(value -> new CacheFolder(variable, value, Path.of(value).resolve(below)));
  }

  /**
   * Returns it as a folder that can be made and written.
   *
   * @throws BoulderK8sException USAGE where it depends on the working directory, IO where something
   *     is in its way
   */
  Path usable() {
    if (!path.isAbsolute()) {
      throw unusable(
          FailureKind.USAGE, "is no absolute path: it would be another folder elsewhere");
    }
    Path there = path;
    while (!Files.exists(there, LinkOption.NOFOLLOW_LINKS) && there.getParent() != null) {
      there = there.getParent();
    }
    if (!Files.isDirectory(there)) {
      throw unusable(FailureKind.IO, there + " is a file, but must be a folder");
    }
    if (!Files.isWritable(there)) {
      throw unusable(FailureKind.IO, there + " cannot be written");
    }
    return path;
  }

  private BoulderK8sException unusable(FailureKind kind, String what) {
    return BoulderK8sException.of(
        kind,
        variable + "=" + value,
        what,
        "set " + OWN + " to a folder of your own, such as /var/tmp/boulder-k8s");
  }
}
