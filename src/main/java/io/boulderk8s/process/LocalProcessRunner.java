package io.boulderk8s.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Starts programs on this machine; the only user of {@link ProcessBuilder}. */
public final class LocalProcessRunner implements ProcessRunner {
  private static final Executor READERS =
      task -> Thread.ofVirtual().name("process-output").start(task);

  /** What a shell, and Java, call the end by this signal: 128 and its number. */
  private static final int SIGPIPE = 128 + 13;

  @Override
  public ProcessResult run(Command command, Duration limit) {
    return run(command, limit, _ -> {});
  }

  @Override
  public ProcessResult run(Command command, Duration limit, Consumer<String> lines) {
    Process process = start(builder(command));
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // the program ended before it read anything: its exit code tells
    }
    return finish(command, process, limit, lines);
  }

  @Override
  public ProcessResult pipe(Command from, Command to, Duration limit) {
    List<Process> both;
    try {
      both = ProcessBuilder.startPipeline(List.of(builder(from), builder(to)));
    } catch (IOException e) {
      throw new ProgramNotFoundException(from.argv().getFirst() + " | " + to.argv().getFirst(), e);
    }
    CompletableFuture<String> firstError = read(both.getFirst().getErrorStream(), _ -> {});
    try {
      ProcessResult second = finish(to, both.getLast(), limit, _ -> {});
      int firstCode = await(from, both.getFirst(), limit);
      return culprit(new ProcessResult(from, firstCode, "", firstError.join()), second);
    } finally {
      both.stream().filter(Process::isAlive).forEach(LocalProcessRunner::end);
    }
  }

  /** A reader that ends early breaks the writer's pipe: then the reader is to blame. */
  private static ProcessResult culprit(ProcessResult first, ProcessResult second) {
    boolean brokenPipe =
        first.exitCode() == SIGPIPE
            || first.stderr().toLowerCase(Locale.ROOT).contains("broken pipe");
    return first.succeeded() || (!second.succeeded() && brokenPipe) ? second : first;
  }

  private static ProcessBuilder builder(Command command) {
    ProcessBuilder builder = new ProcessBuilder(command.argv());
    builder.environment().putAll(command.environment());
    command.directory().ifPresent(directory -> builder.directory(directory.toFile()));
    return builder;
  }

  private static Process start(ProcessBuilder builder) {
    try {
      return builder.start();
    } catch (IOException e) {
      throw new ProgramNotFoundException(builder.command().getFirst(), e);
    }
  }

  private static ProcessResult finish(
      Command command, Process process, Duration limit, Consumer<String> lines) {
    CompletableFuture<String> stdout = read(process.getInputStream(), lines);
    CompletableFuture<String> stderr = read(process.getErrorStream(), lines);
    int code = await(command, process, limit);
    return new ProcessResult(command, code, stdout.join(), stderr.join());
  }

  private static CompletableFuture<String> read(InputStream stream, Consumer<String> lines) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (var reader =
              new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader
                .lines()
                .peek(lines)
                .map(line -> line + "\n")
                .collect(Collectors.joining());
          } catch (IOException | java.io.UncheckedIOException e) {
            return "(output ended early: " + e.getMessage() + ")";
          }
        },
        READERS);
  }

  private static int await(Command command, Process process, Duration limit) {
    try {
      if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        return process.exitValue();
      }
    } catch (InterruptedException e) {
      end(process);
      Thread.currentThread().interrupt();
      throw new ProcessTimeoutException(command, limit);
    }
    end(process);
    throw new ProcessTimeoutException(command, limit);
  }

  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
