package io.boulderk8s.cluster;

import io.boulderk8s.files.AtomicFile;
import io.boulderk8s.files.LockedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * Holds what this installation keeps about one cluster: its config, its kubeconfig, its logs, a
 * lock against two processes that create it at the same time, and a note of an interrupted
 * creation.
 */
record ClusterFolder(Path path) {
  static ClusterFolder of(Path state, String cluster) {
    return new ClusterFolder(state.resolve("clusters").resolve(cluster));
  }

  Path kubeconfig() {
    return path.resolve("kubeconfig");
  }

  Path config() {
    return path.resolve("kind-config.yaml");
  }

  Path logs() {
    return path.resolve("logs");
  }

  private Path making() {
    return path.resolve("making");
  }

  /** Notes that this installation makes the cluster. */
  void beginMaking() {
    write(making(), "");
  }

  void endMaking() {
    delete(making());
  }

  /** Tells whether this installation began to make the cluster and did not finish. */
  boolean halfMadeHere() {
    return Files.exists(making());
  }

  /** Does the work while no other process works on the same cluster. */
  <T> T locked(Supplier<T> work) {
    try (LockedFile _ =
        LockedFile.lock(path.resolve("lock"), "waiting for who works on the cluster")) {
      return work.get();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lock the folder of the cluster, " + path, e);
    }
  }

  void write(Path file, String text) {
    try {
      AtomicFile.write(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Readable for its owner only: the kubeconfig holds keys. */
  void writeKubeconfig(String text) {
    write(kubeconfig(), text);
  }

  void forgetKubeconfig() {
    delete(kubeconfig());
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
