package io.boulderk8s.cli;

import io.boulderk8s.app.CompareWithCompose;
import io.boulderk8s.parity.Recording;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Compares the same checkout under docker compose and on Kubernetes, one after the other. */
@Command(
    name = "parity",
    description = {
      "Compare the checkout under Compose and on Kubernetes.",
      "What every container is given, as seen from inside; with arguments also what test.sh says.",
      "Removes the checkout's Compose project and its stack, with their volumes, when it has looked.",
      "Ends with 0 when there are only known differences (docs/parity.md), with 1 when there are"
          + " others; a test.sh that fails in the same way on both sides gives its own code."
    })
final class ParityCommand implements Callable<Integer> {
  @Mixin private ParityOptions options = new ParityOptions();
  @Mixin private ParityOutput output = new ParityOutput();
  @Mixin private OutputOptions outputOptions = new OutputOptions();

  private final Invocation invocation;

  private ParityCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  static CommandLine of(Invocation invocation) {
    return new CommandLine(new ParityCommand(invocation))
        .addSubcommand(new ParityRecordCommand(invocation))
        .addSubcommand(new ParityCompareCommand(invocation));
  }

  @Override
  public Integer call() {
    CompareWithCompose parity = options.comparison(invocation, outputOptions.reporter(invocation));
    Recording compose = parity.compose();
    Recording kubernetes = parity.kubernetes();
    return output.tell(compose, kubernetes, invocation);
  }
}
