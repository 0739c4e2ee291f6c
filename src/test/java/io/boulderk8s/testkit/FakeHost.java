package io.boulderk8s.testkit;

import io.boulderk8s.check.HostFacts;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A machine as a test wants it; files that were not given are absent. */
public final class FakeHost implements HostFacts {
  private final Map<Path, String> files = new HashMap<>();
  private final Map<Path, Long> free = new HashMap<>();
  private final Set<Integer> taken = new HashSet<>();

  public FakeHost file(String path, String text) {
    files.put(Path.of(path), text);
    return this;
  }

  public FakeHost free(String folder, long bytes) {
    free.put(Path.of(folder), bytes);
    return this;
  }

  public FakeHost taken(int port) {
    taken.add(port);
    return this;
  }

  @Override
  public Optional<String> text(Path file) {
    return Optional.ofNullable(files.get(file));
  }

  @Override
  public Optional<Long> freeBytes(Path folder) {
    return Optional.ofNullable(free.get(folder));
  }

  @Override
  public boolean portFree(int port) {
    return !taken.contains(port);
  }
}
