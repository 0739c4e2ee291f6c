package io.boulderk8s.check;

import java.nio.file.Path;
import java.util.Optional;

/** The little the checks ask of the operating system, so that tests can make it up. */
public interface HostFacts {
  /** The text of a file; empty when there is no such file, as /proc on a Mac. */
  Optional<String> text(Path file);

  /** Bytes that can be written in a folder; empty when the folder is not on this machine. */
  Optional<Long> freeBytes(Path folder);

  /** Whether nobody listens on this port of the loopback address. */
  boolean portFree(int port);
}
