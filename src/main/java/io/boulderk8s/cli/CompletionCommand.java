package io.boulderk8s.cli;

import java.util.Iterator;
import java.util.List;
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

  /**
   * The shell runs this when the user presses Tab, so the names are those of the checkout there.
   */
  private static final String ASKED = "$(boulder-k8s explain 2>/dev/null%s)";

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
        .print(
            AutoComplete.bash(root.name(), root.commandLine())
                .replace('"' + ObjectNames.MARK + '"', ASKED.formatted(""))
                .replace('"' + ServiceNames.MARK + '"', ASKED.formatted(" | sed -n 's,^pod/,,p'")));
    return 0;
  }

  /** Marks a parameter that is completed with the checkout's objects. */
  static final class ObjectNames implements Iterable<String> {
    private static final String MARK = "@objects@";

    @Override
    public Iterator<String> iterator() {
      return List.of(MARK).iterator();
    }
  }

  /** Marks a parameter that is completed with the services that have pods. */
  static final class ServiceNames implements Iterable<String> {
    private static final String MARK = "@services@";

    @Override
    public Iterator<String> iterator() {
      return List.of(MARK).iterator();
    }
  }
}
