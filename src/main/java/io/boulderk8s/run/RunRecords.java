package io.boulderk8s.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is left of runs on this machine: a folder each, with run.json, stdout and stderr. It is
 * there for `runs` and `attach` when the pod is gone; the oldest go first.
 */
public final class RunRecords {
  private static final int KEPT = 20;
  private static final JsonMapper JSON = new JsonMapper();

  private final Path folder;

  public RunRecords(Path folder) {
    this.folder = folder;
  }

  /**
   * The folder of a run, to write in; empty when another process on this machine follows that run.
   */
  public Optional<Recording> open(String id) {
    prune();
    return Recording.in(folder.resolve(id));
  }

  /** Whether a process on this machine follows that run right now. */
  boolean isFollowed(String id) {
    if (!Files.exists(folder.resolve(id))) {
      return false;
    }
    Optional<Recording> free = Recording.in(folder.resolve(id));
    free.ifPresent(Recording::close);
    return free.isEmpty();
  }

  public Optional<RunRecord> find(String id) {
    return id.matches("[A-Za-z0-9-]+") ? read(folder.resolve(id)) : Optional.empty();
  }

  /** The youngest last. */
  public List<RunRecord> all() {
    return folders().stream()
        .flatMap(run -> read(run).stream())
        .sorted(Comparator.comparing(RunRecord::created).thenComparing(RunRecord::id))
        .toList();
  }

  /** Prints what was recorded of a run's output. */
  void replay(String id, RunOutput to) {
    try {
      Files.copy(folder.resolve(id).resolve(Recording.STDOUT), to.stdout());
      Files.copy(folder.resolve(id).resolve(Recording.STDERR), to.stderr());
      to.stdout().flush();
      to.stderr().flush();
    } catch (IOException e) {
      throw new UncheckedIOException("the recorded output of run " + id, e);
    }
  }

  /** Copies the files of a run for the user. */
  void copy(String id, Path artifacts) {
    Recording.copy(folder.resolve(id), artifacts);
  }

  private static Optional<RunRecord> read(Path run) {
    try {
      return Optional.of(
          JSON.readValue(Files.readString(run.resolve(Recording.RECORD)), RunRecord.class));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private List<Path> folders() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> runs = Files.list(folder)) {
      return runs.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void prune() {
    List<RunRecord> all = all();
    all.stream()
        .limit(Math.max(0, all.size() - KEPT))
        .map(record -> Recording.in(folder.resolve(record.id())))
        .flatMap(Optional::stream)
        .forEach(Recording::delete);
  }
}
