package io.boulderk8s.process;

import io.boulderk8s.concurrent.Cancellation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Starts programs on this machine; the only user of {@link ProcessBuilder}. */
public final class LocalProcessRunner implements ProcessRunner {
  private static final Executor READERS =
      task -> Thread.ofVirtual().name("process-output").start(task);

  /**
   * The exit code that a shell, and Java, report for the end by this signal: 128 and its number.
   */
  private static final int SIGPIPE = 128 + 13;

  /**
   * The time to wait for output after the program has ended: then only a child that it left behind
   * holds the pipe.
   */
  private static final Duration LAST_OUTPUT = Duration.ofSeconds(5);

  private final Map<String, String> environment;
  private final Duration lastOutput;

  /**
   * @param environment the programs' environment; its PATH finds them
   */
  public LocalProcessRunner(Map<String, String> environment) {
    this(environment, LAST_OUTPUT);
  }

  LocalProcessRunner(Map<String, String> environment, Duration lastOutput) {
    this.environment = Map.copyOf(environment);
    this.lastOutput = lastOutput;
  }

  @Override
  public ProcessResult run(Command command, Duration limit) {
    return run(command, limit, _ -> {});
  }

  @Override
  public ProcessResult run(Command command, Duration limit, Consumer<String> lines) {
    Process process = start(command);
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // the program ended before it read anything: its exit code says why
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
    Output firstError = new Output(both.getFirst().getErrorStream(), _ -> {});
    try {
      ProcessResult second = finish(to, both.getLast(), limit, _ -> {});
      int firstCode = await(from, both.getFirst(), limit);
      return culprit(new ProcessResult(from, firstCode, "", firstError.text(lastOutput)), second);
    } finally {
      both.stream().filter(Process::isAlive).forEach(LocalProcessRunner::end);
    }
  }

  /** A reader that ends early breaks the writer's pipe: the reader's failure is the cause then. */
  private static ProcessResult culprit(ProcessResult first, ProcessResult second) {
    boolean brokenPipe =
        first.exitCode() == SIGPIPE
            || first.stderr().toLowerCase(Locale.ROOT).contains("broken pipe");
    return first.succeeded() || (!second.succeeded() && brokenPipe) ? second : first;
  }

  private ProcessBuilder builder(Command command) {
    List<String> words = new ArrayList<>(command.argv());
    words.set(0, onPath(words.getFirst()));
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().putAll(command.environment());
    command.directory().ifPresent(directory -> builder.directory(directory.toFile()));
    return builder;
  }

  /** Searches the PATH of this environment; Java would search that of this process. */
  private String onPath(String program) {
    if (program.contains("/")) {
      return program;
    }
    return Arrays.stream(environment.getOrDefault("PATH", "").split(":"))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, program))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst()
        .map(Path::toString)
        .orElseThrow(() -> new ProgramNotFoundException(program, "it is not on the PATH"));
  }

  private Process start(Command command) {
    try {
      return builder(command).start();
    } catch (IOException e) {
      throw new ProgramNotFoundException(command.argv().getFirst(), e);
    }
  }

  private ProcessResult finish(
      Command command, Process process, Duration limit, Consumer<String> lines) {
    Output stdout = new Output(process.getInputStream(), lines);
    Output stderr = new Output(process.getErrorStream(), lines);
    int code = await(command, process, limit);
    return new ProcessResult(command, code, stdout.text(lastOutput), stderr.text(lastOutput));
  }

  /** Collects what a program prints while it runs. */
  private static final class Output {
    @SuppressWarnings("JdkObsolete") // read by one thread while another writes
    private final StringBuffer text = new StringBuffer();

    private final CompletableFuture<Void> end;

    Output(InputStream stream, Consumer<String> lines) {
      end = CompletableFuture.runAsync(() -> read(stream, lines), READERS);
    }

    private void read(InputStream stream, Consumer<String> lines) {
      try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
        reader.lines().peek(lines).forEach(line -> text.append(line).append('\n'));
      } catch (IOException | java.io.UncheckedIOException e) {
        text.append("(output ended early: ").append(e.getMessage()).append(')');
      }
    }

    /** Ends the collection; its program has ended. */
    String text(Duration patience) {
      return end.completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS)
          .thenApply(_ -> text.toString())
          .join();
    }
  }

  private static int await(Command command, Process process, Duration limit) {
    try {
      if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        return process.exitValue();
      }
    } catch (InterruptedException e) {
      end(process);
      throw Cancellation.interrupted("running `" + command + "`");
    }
    end(process);
    throw new ProcessTimeoutException(command, limit);
  }

  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
