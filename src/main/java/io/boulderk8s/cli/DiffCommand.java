package io.boulderk8s.cli;

import io.boulderk8s.app.Components;
import io.boulderk8s.app.DiffRevisions;
import io.boulderk8s.app.StackSource;
import io.boulderk8s.console.RevisionDiff;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what a change of the Compose files does to the objects. */
@Command(
    name = "diff",
    description = "Show what a change of the Compose files does to the objects.")
final class DiffCommand implements Callable<Integer> {
  /** Differences exit with 1, as with git, diff and grep: an answer, no failure. */
  static final int DIFFERENT = 1;

  @Mixin private CheckoutOptions checkoutOptions = new CheckoutOptions();
  @Mixin private SiteOptions siteOptions = new SiteOptions();
  @Mixin private OutputOptions outputOptions = new OutputOptions();

  @Parameters(index = "0", paramLabel = "REV1", description = "A commit, as git names it.")
  private String before = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "REV2",
      description = "Another commit. Default: the working tree.")
  private @Nullable String after;

  @Option(names = "--exit-code", description = "Exit with 1 if there are differences.")
  private boolean exitCode;

  private final Invocation invocation;

  DiffCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    Components components = outputOptions.components(invocation);
    StackSource source = checkoutOptions.source(invocation, components.reporter());
    DiffRevisions revisions =
        DiffRevisions.of(components, siteOptions.shown(source, checkoutOptions.nameOfWhole()));
    String text =
        RevisionDiff.of(
            revisions.state(Optional.of(before)), revisions.state(Optional.ofNullable(after)));
    invocation.stdout().print(text);
    return exitCode && !text.isEmpty() ? DIFFERENT : 0;
  }
}
