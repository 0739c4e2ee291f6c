package io.boulderk8s.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process under way, whose output a test can wait for. */
public final class RunningProcess {
  private final List<String> argv;
  private final Process process;
  private final Capture stdout;
  private final Capture stderr;
  private final Path record;
  private final Instant started = Instant.now();

  private RunningProcess(List<String> argv, Process process, Path record) throws IOException {
    this.argv = argv;
    this.process = process;
    this.record = record;
    this.stdout = Capture.of(process.getInputStream(), record.resolve("stdout"));
    this.stderr = Capture.of(process.getErrorStream(), record.resolve("stderr"));
  }

  static RunningProcess start(
      List<String> argv, Path directory, Map<String, String> environment, Path record) {
    try {
      Files.writeString(record.resolve("argv"), String.join("\n", argv) + "\n");
      ProcessBuilder builder =
          new ProcessBuilder(argv)
              .directory(directory.toFile())
              .redirectInput(Path.of("/dev/null").toFile());
      builder.environment().putAll(environment);
      return new RunningProcess(argv, builder.start(), record);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns when the text has been printed; fails when the process ends without it, or is late. */
  public void awaitStdout(String text, Duration limit) {
    if (!stdout.await(text, limit)) {
      throw new AssertionError("'" + text + "' was not printed: " + end(Duration.ofSeconds(10)));
    }
  }

  /** The same for stderr. */
  public void awaitStderr(String text, Duration limit) {
    if (!stderr.await(text, limit)) {
      throw new AssertionError("'" + text + "' was not said: " + end(Duration.ofSeconds(10)));
    }
  }

  /** What was said so far. */
  public String stderrSoFar() {
    return new String(stderr.soFar(), StandardCharsets.UTF_8);
  }

  /** What Ctrl-C sends to it. */
  public void interrupt() {
    signal("INT");
  }

  /** Sends it a signal, as KILL. */
  public void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Waits for the end; kills it and fails when it does not come in time. */
  public CliResult end(Duration limit) {
    boolean ended = false;
    try {
      ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!ended) {
      process.destroyForcibly();
    }
    CliResult result =
        new CliResult(
            argv,
            process.onExit().join().exitValue(),
            stdout.all(),
            stderr.all(),
            Duration.between(started, Instant.now()));
    write(result);
    if (!ended) {
      throw new AssertionError("killed after " + limit.toSeconds() + " s: " + result);
    }
    return result;
  }

  private void write(CliResult result) {
    try {
      String text =
          "exit %d after %d ms%n".formatted(result.exitCode(), result.duration().toMillis());
      Files.writeString(record.resolve("end"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
