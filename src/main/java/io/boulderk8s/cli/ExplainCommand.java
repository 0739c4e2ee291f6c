package io.boulderk8s.cli;

import io.boulderk8s.app.Components;
import io.boulderk8s.app.ExplainFields;
import io.boulderk8s.app.ShownStack;
import io.boulderk8s.app.StackName;
import io.boulderk8s.app.StackSource;
import io.boulderk8s.console.PatchesTable;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows where each field of an object comes from. */
@Command(
    name = "explain",
    description = {
      "Show which Compose line and rule each field of an object comes from.",
      "Without an object: the names of all objects.",
      "With --profile staging: what services' pods have otherwise than the checkout's configuration."
    })
final class ExplainCommand implements Callable<Integer> {
  @Mixin private CheckoutOptions checkoutOptions = new CheckoutOptions();
  @Mixin private SiteOptions siteOptions = new SiteOptions();
  @Mixin private SplitOptions splitOptions = new SplitOptions();
  @Mixin private OutputOptions outputOptions = new OutputOptions();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "OBJECT",
      completionCandidates = NamesOfCheckout.ObjectNames.class,
      description = "The object, as pod/bconsul.")
  private @Nullable String object;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FIELD",
      description = "A field, as spec.containers.image, and all below it.")
  private @Nullable String field;

  private final Invocation invocation;

  ExplainCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    Components components = outputOptions.components(invocation);
    StackSource source = checkoutOptions.source(invocation, components.reporter());
    StackName name = object == null ? checkoutOptions.name() : checkoutOptions.nameOfWhole();
    ShownStack shown = siteOptions.shown(source, name, splitOptions.choice(name));
    if (shown.isSplit()) {
      invocation.stdout().print(PatchesTable.of(shown.patches()));
      return 0;
    }
    ExplainFields fields = new ExplainFields(components, shown);
    if (object == null) {
      fields.names().forEach(invocation.stdout()::println);
      return 0;
    }
    invocation.stdout().print(new FieldOrigins(fields).of(object, Optional.ofNullable(field)));
    return 0;
  }
}
