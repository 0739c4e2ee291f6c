package io.boulderk8s.run;

import io.boulderk8s.testkit.RecordingReporter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;

/** What a test of runs needs beside their pods: a cache folder, a user, and what both got. */
final class RunFixture implements Interrupts {
  static final byte[] OUT = "one\ntwo\n".getBytes(StandardCharsets.UTF_8);
  static final byte[] ERR = "oops\n".getBytes(StandardCharsets.UTF_8);

  private final Path runs;
  private final RecordingReporter reporter = new RecordingReporter();
  private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
  private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
  private final Deque<Consumer<String>> handlers = new ArrayDeque<>();

  /**
   * A machine.
   *
   * @param runs folder of the records
   */
  RunFixture(Path runs) {
    this.runs = runs;
  }

  /** A supervisor whose command has printed both texts and ended. */
  static FakeSupervisorPod exited(int code) {
    return new FakeSupervisorPod(OUT, ERR, code, 1);
  }

  RunContext context(RunPods pods) {
    return new RunContext(
        "kind", pods, this, _ -> {}, Limits.standard(), new RunRecords(runs), reporter);
  }

  RecordingReporter reporter() {
    return reporter;
  }

  RunRecords records() {
    return new RunRecords(runs);
  }

  FollowOptions options(Optional<Path> artifacts) {
    return new FollowOptions(new RunOutput(stdout, stderr), artifacts, false, true, true);
  }

  /** All that the user got. */
  String output() {
    return stdout.toString(StandardCharsets.UTF_8) + stderr.toString(StandardCharsets.UTF_8);
  }

  /** A file of the run's record takes no byte, as on a disk that is full. */
  void full(String file) {
    link(file, Path.of("/dev/full"));
  }

  /** A file of the run's record cannot be made. */
  void unwritable(String file) {
    link(file, runs.resolve("nowhere/at all"));
  }

  private void link(String file, Path to) {
    try {
      Path folder = Files.createDirectories(runs.resolve("run1"));
      if (file.equals(RunRecording.RECORD)) {
        // a link would be replaced
        Files.createDirectories(folder.resolve(file).resolve("in the way"));
        return;
      }
      Files.createSymbolicLink(folder.resolve(file), to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The innermost who listens gets it. */
  void sends(String signal) {
    handlers.getFirst().accept(signal);
  }

  @Override
  public Registration forward(Consumer<String> handler) {
    handlers.push(handler);
    return () -> {
      var _ = handlers.remove(handler);
    };
  }
}
