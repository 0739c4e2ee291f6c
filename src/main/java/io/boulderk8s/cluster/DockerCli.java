package io.boulderk8s.cluster;

import io.boulderk8s.process.Command;
import io.boulderk8s.process.ProcessResult;
import io.boulderk8s.process.ProcessRunner;
import io.boulderk8s.process.ProgramNotFoundException;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Runs docker; the user's context and DOCKER_HOST choose the engine. {@link DockerTool} and the
 * image package know the commands and their answers.
 */
public final class DockerCli {
  private final ProcessRunner runner;

  public DockerCli(ProcessRunner runner) {
    this.runner = runner;
  }

  /** Runs `docker ARGUMENTS`; the caller judges the exit code. */
  public ProcessResult run(Duration limit, String... arguments) {
    return run(limit, _ -> {}, arguments);
  }

  public ProcessResult run(Duration limit, Consumer<String> lines, String... arguments) {
    return guarded(() -> runner.run(command(arguments), limit, lines));
  }

  /**
   * Runs `docker ARGUMENTS`, which must succeed.
   *
   * @throws io.boulderk8s.failure.BoulderK8sException UNAVAILABLE when the engine does not answer
   * @throws io.boulderk8s.process.ProcessFailedException for any other failure
   */
  public ProcessResult answered(Duration limit, String... arguments) {
    ProcessResult result = run(limit, arguments);
    return result.succeeded() ? result : EngineFailures.raise(result);
  }

  /** Pipes `docker ARGUMENTS` into another command. */
  public ProcessResult pipe(Duration limit, Command into, String... arguments) {
    return guarded(() -> runner.pipe(command(arguments), into, limit));
  }

  /** Returns `docker ARGUMENTS` as a command. */
  public static Command command(String... arguments) {
    return Command.of(
        Stream.concat(Stream.of("docker"), Arrays.stream(arguments)).toArray(String[]::new));
  }

  private static ProcessResult guarded(Supplier<ProcessResult> work) {
    try {
      return work.get();
    } catch (ProgramNotFoundException e) {
      throw EngineFailures.missing(e);
    }
  }
}
