package io.boulderk8s.run;

import io.boulderk8s.failure.BoulderK8sException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Manages the records of runs on this machine: one folder each, with run.json, stdout and stderr,
 * for `runs` and `attach` when the pod is gone. The oldest go first.
 */
public final class RunRecords {
  private static final Logger LOG = LoggerFactory.getLogger(RunRecords.class);
  private static final int KEPT = 20;

  private final Path folder;

  public RunRecords(Path folder) {
    this.folder = folder;
  }

  /**
   * Opens the folder of a run for writing; empty when another process on this machine follows that
   * run.
   */
  public Optional<RunRecording> open(String id) {
    prune();
    return RunRecording.in(folder.resolve(id));
  }

  /** Tells whether a process on this machine follows that run right now. */
  boolean isFollowed(String id) {
    if (!Files.exists(folder.resolve(id))) {
      return false;
    }
    Optional<RunRecording> free = RunRecording.in(folder.resolve(id));
    free.ifPresent(RunRecording::close);
    return free.isEmpty();
  }

  /** Tells whether there is a record, readable or not. */
  boolean has(String id) {
    return Files.exists(folder.resolve(id).resolve(RunRecording.RECORD));
  }

  /**
   * Tells whether a text can be the id of a run: it becomes part of a path here, and a label's
   * value in the cluster.
   */
  static boolean isId(String id) {
    return id.matches("[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");
  }

  /**
   * Reads the record of a run.
   *
   * @throws BoulderK8sException UNAVAILABLE for one of a newer format, IO for one that is damaged
   */
  public Optional<RunRecord> find(String id) {
    if (!isId(id) || !has(id)) {
      return Optional.empty();
    }
    return switch (Kept.in(folder.resolve(id))) {
      case Kept.Known(_, RunRecord record) -> Optional.of(record);
      case Kept.Unreadable(_, _, BoulderK8sException why) -> throw why;
    };
  }

  /** Returns the readable ones, the youngest last. */
  public List<RunRecord> all() {
    return kept().stream()
        .flatMap(
            kept ->
                kept instanceof Kept.Known(_, RunRecord record)
                    ? Stream.of(record)
                    : Stream.empty())
        .toList();
  }

  /** Returns why the others cannot be read. */
  List<BoulderK8sException> unreadable() {
    return kept().stream()
        .filter(kept -> Files.exists(kept.folder().resolve(RunRecording.RECORD)))
        .flatMap(
            kept ->
                kept instanceof Kept.Unreadable(_, _, BoulderK8sException why)
                    ? Stream.of(why)
                    : Stream.empty())
        .toList();
  }

  /** Returns all, the youngest last. */
  private List<Kept> kept() {
    return folders().stream().map(Kept::in).sorted(Comparator.comparing(Kept::created)).toList();
  }

  /** Prints the recorded output of a run. */
  void replay(String id, RunOutput to) {
    try {
      Files.copy(folder.resolve(id).resolve(RunRecording.STDOUT), to.stdout());
      Files.copy(folder.resolve(id).resolve(RunRecording.STDERR), to.stderr());
      to.stdout().flush();
      to.stderr().flush();
    } catch (IOException e) {
      throw new UncheckedIOException("the recorded output of run " + id, e);
    }
  }

  /** Copies the files of a run for the user. */
  void copy(String id, Path artifacts) {
    RunRecording.copy(folder.resolve(id), artifacts);
  }

  private List<Path> folders() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> runs = Files.list(folder)) {
      // a link may lead outside
      return runs.filter(run -> Files.isDirectory(run, LinkOption.NOFOLLOW_LINKS)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes the oldest, unreadable ones included; one that cannot be deleted stays. */
  private void prune() {
    List<Kept> all = kept().stream().filter(kept -> RunRecording.isIn(kept.folder())).toList();
    all.stream().limit(Math.max(0, all.size() - KEPT)).map(Kept::folder).forEach(RunRecords::drop);
  }

  private static void drop(Path run) {
    try {
      RunRecording.in(run).ifPresent(RunRecording::delete);
    } catch (UncheckedIOException e) {
      LOG.info("an old record stays", e);
    }
  }
}
