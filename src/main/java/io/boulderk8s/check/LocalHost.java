package io.boulderk8s.check;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** This machine. */
public final class LocalHost implements HostFacts {
  @Override
  public Optional<String> text(Path file) {
    try {
      return Optional.of(Files.readString(file));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<Long> freeBytes(Path folder) {
    try {
      return Files.isDirectory(folder)
          ? Optional.of(Files.getFileStore(folder).getUsableSpace())
          : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  @Override
  public boolean portFree(int port) {
    try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
