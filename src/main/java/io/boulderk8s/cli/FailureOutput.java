package io.boulderk8s.cli;

import io.boulderk8s.concurrent.CancelledException;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.process.ProcessFailedException;
import io.boulderk8s.process.ProcessTimeoutException;
import io.boulderk8s.process.ProgramNotFoundException;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Failures as text and exit codes. What is not known keeps its stack. */
final class FailureOutput
    implements CommandLine.IExecutionExceptionHandler, CommandLine.IParameterExceptionHandler {
  private final Surroundings surroundings;

  FailureOutput(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    // asked for here, not in a constant: most commands never log
    LoggerFactory.getLogger(FailureOutput.class).error("the command failed", failure);
    return switch (failure) {
      case BoulderK8sException known -> say(known.kind(), problems(known));
      case CancelledException cancelled ->
          handleExecutionException(BoulderK8sException.of(cancelled), command, parsed);
      case ProgramNotFoundException missing ->
          say(
              FailureKind.UNAVAILABLE,
              missing.getMessage()
                  + "\n  -> scripts/setup-host.sh installs what is missing; `boulder-k8s doctor` checks it");
      case ProcessFailedException _, ProcessTimeoutException _ ->
          say(FailureKind.UNAVAILABLE, String.valueOf(failure.getMessage()));
      case KubernetesClientException api ->
          say(
              FailureKind.UNAVAILABLE,
              "the cluster did not do what was asked: "
                  + api.getMessage()
                  + "\n  -> `boulder-k8s status` shows what there is");
      case UncheckedIOException io ->
          say(FailureKind.IO, FileFault.problem(io, surroundings.cacheIfAny()).toString());
      default -> bug(failure);
    };
  }

  @Override
  public int handleParseException(ParameterException failure, String[] arguments) {
    return say(
        FailureKind.USAGE,
        Misuse.of(failure)
            + "\n  -> `"
            + failure.getCommandLine().getCommandSpec().qualifiedName()
            + " --help` shows what there is");
  }

  private static String problems(BoulderK8sException failure) {
    return failure.problems().stream().map(Object::toString).collect(Collectors.joining("\n"));
  }

  private int say(FailureKind kind, String text) {
    surroundings.stderr().println("boulder-k8s: " + text);
    surroundings.stderr().println("  log: " + surroundings.log());
    surroundings.stderr().flush();
    return kind.exitCode();
  }

  private int bug(Exception failure) {
    surroundings.stderr().println("boulder-k8s: this is a bug, please report it with what follows");
    failure.printStackTrace(surroundings.stderr());
    return say(FailureKind.BUG, failure.toString());
  }
}
