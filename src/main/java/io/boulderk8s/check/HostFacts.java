package io.boulderk8s.check;

import java.nio.file.Path;
import java.util.Optional;

/** Reads facts of the operating system for the checks; tests make them up. */
public interface HostFacts {
  /** Returns the text of a file; empty when there is none, as /proc on a Mac. */
  Optional<String> text(Path file);

  /** Returns the writable bytes in a folder; empty when the folder is not on this machine. */
  Optional<Long> freeBytes(Path folder);

  /** Tells whether this port of the loopback address is free. */
  boolean portFree(int port);
}
