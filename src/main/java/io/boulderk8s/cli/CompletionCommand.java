package io.boulderk8s.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Prints picocli's completion script, extended by calls of boulder-k8s for names that only the
 * checkout has.
 */
@Command(
    name = CompletionCommand.NAME,
    description = {
      "Print the completion script for bash and zsh.",
      "For this shell: source <(boulder-k8s generate-completion)"
    })
final class CompletionCommand implements Callable<Integer> {
  static final String NAME = "generate-completion";

  @Spec private @Nullable CommandSpec spec;

  private final Invocation invocation;

  CompletionCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    CommandSpec root = Objects.requireNonNull(spec).root();
    invocation
        .stdout()
        .print(NamesOfCheckout.asked(AutoComplete.bash(root.name(), root.commandLine())));
    return 0;
  }
}
