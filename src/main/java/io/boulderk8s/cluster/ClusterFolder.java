package io.boulderk8s.cluster;

import io.boulderk8s.concurrent.Cancellation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;

/**
 * What this installation keeps about one cluster: its config, its kubeconfig, its logs, a lock for
 * two processes that would create it at the same time, and whether one of them was interrupted.
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

  /** Remembers that this installation makes the cluster. */
  void beginMaking() {
    write(making(), "");
  }

  void endMaking() {
    delete(making());
  }

  /** Whether this installation began to make the cluster and never ended that. */
  boolean halfMadeHere() {
    return Files.exists(making());
  }

  /** Does the work while no other process works on the same cluster. */
  <T> T locked(Supplier<T> work) {
    try {
      Files.createDirectories(path);
      try (FileChannel channel =
              FileChannel.open(
                  path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock _ = channel.lock()) {
        return work.get();
      }
    } catch (FileLockInterruptionException e) {
      throw Cancellation.interrupted("waiting for who works on the cluster");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lock the folder of the cluster, " + path, e);
    }
  }

  void write(Path file, String text) {
    try {
      Files.createDirectories(path);
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The kubeconfig holds keys: for nobody else to read. */
  void writeKubeconfig(String text) {
    try {
      Path file = kubeconfig();
      if (!Files.exists(file)) {
        Files.createDirectories(path);
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
