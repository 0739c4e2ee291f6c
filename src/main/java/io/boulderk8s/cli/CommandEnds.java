package io.boulderk8s.cli;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.report.Event;
import io.boulderk8s.report.PlainReporter;
import io.boulderk8s.report.Reporter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Reports how a command ended, in the form that its own options choose: the failure, and as the
 * last event the exit code.
 */
final class CommandEnds
    implements CommandLine.IExecutionStrategy,
        CommandLine.IExecutionExceptionHandler,
        CommandLine.IParameterExceptionHandler {
  private final Invocation invocation;
  private final CommandLine.IExecutionStrategy execution;
  private final FailureOutput failures;

  /**
   * Reports the ends of commands.
   *
   * @param execution runs one command
   */
  CommandEnds(Invocation invocation, CommandLine.IExecutionStrategy execution) {
    this.invocation = invocation;
    this.execution = execution;
    this.failures = new FailureOutput(invocation);
  }

  @Override
  public int execute(ParseResult parsed) {
    CommandLine command = last(parsed);
    List<ParameterException> misuse = misuse(parsed).toList();
    if (!misuse.isEmpty()) {
      return refused(command, misuse, parsed.originalArgs());
    }
    try {
      return ended(command, execution.execute(parsed));
    } catch (Error bug) {
      // a missing class or no memory is no exception, but a failure of ours as well
      return failed(command, failures.of(bug));
    }
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    return failed(last(parsed), failures.of(failure));
  }

  private static CommandLine last(ParseResult parsed) {
    return parsed.hasSubcommand() ? last(parsed.subcommand()) : parsed.commandSpec().commandLine();
  }

  /** Returns all that is wrong with a command line before a command looks at it. */
  private static Stream<ParameterException> misuse(ParseResult parsed) {
    return Stream.of(
            parsed.errors().stream()
                .filter(ParameterException.class::isInstance)
                .map(ParameterException.class::cast),
            EmptyValues.of(parsed),
            parsed.hasSubcommand()
                ? misuse(parsed.subcommand())
                : Stream.<ParameterException>empty())
        .flatMap(found -> found);
  }

  /** Handles what a command itself refuses. */
  @Override
  public int handleParseException(ParameterException failure, String[] arguments) {
    return refused(failure.getCommandLine(), List.of(failure), List.of(arguments));
  }

  private int refused(
      CommandLine command, List<ParameterException> misuse, List<String> arguments) {
    events(command).ifPresent(events -> events.readFrom(arguments));
    return failed(command, failures.of(misuse));
  }

  private int failed(CommandLine command, Event.CommandFailed failure) {
    reporter(command).report(failure);
    return ended(command, failure.exitCode());
  }

  private int ended(CommandLine command, int code) {
    if (events(command).isEmpty()) {
      return code;
    }
    Reporter reporter = reporter(command);
    int whole = withLoss(command, code);
    reporter.report(new Event.CommandEnded(whole));
    return whole == code ? withLoss(command, code) : whole;
  }

  /** Turns 0 into 74 when events are missing, as with the tests' own output. */
  private int withLoss(CommandLine command, int code) {
    Optional<BoulderK8sException> loss = events(command).flatMap(EventOptions::loss);
    if (loss.isEmpty()) {
      return code;
    }
    reporter(command).report(failures.of(loss.get()));
    return code == 0 ? FailureKind.IO.exitCode() : code;
  }

  private static Optional<EventOptions> events(CommandLine command) {
    return mixin(command, EventOptions.class);
  }

  private static <T> Optional<T> mixin(CommandLine command, Class<T> type) {
    return command.getMixins().values().stream()
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst();
  }

  private Reporter reporter(CommandLine command) {
    Optional<EventOptions> events = events(command);
    if (events.isPresent()) {
      return reporter(events.get());
    }
    return mixin(command, OutputOptions.class)
        .map(options -> options.reporter(invocation))
        .orElseGet(() -> new PlainReporter(invocation.stderr(), invocation.clock()));
  }

  private Reporter reporter(EventOptions events) {
    try {
      return events.reporter(invocation);
    } catch (BoulderK8sException unwritable) {
      Reporter without = events.reporter(invocation);
      without.report(failures.of(unwritable));
      return without;
    }
  }
}
