package io.boulderk8s.check;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the facts of this machine. */
public final class LocalHost implements HostFacts {
  @Override
  public Optional<String> text(Path file) {
    // not Files.readString: it trusts the size, 0 in /proc, and gets one byte of /proc/sys
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      return Optional.of(reader.readAllAsString());
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
