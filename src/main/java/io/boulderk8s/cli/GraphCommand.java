package io.boulderk8s.cli;

import io.boulderk8s.app.SplitChoice;
import io.boulderk8s.app.StackChoice;
import io.boulderk8s.app.StackName;
import io.boulderk8s.app.StackSource;
import io.boulderk8s.graph.Diagram;
import io.boulderk8s.graph.Diagrams;
import io.boulderk8s.graph.Dot;
import io.boulderk8s.graph.Svg;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Draws the plan. */
@Command(
    name = "graph",
    description = "Draw the plan: services, networks, addresses, order of starts.")
final class GraphCommand implements Callable<Integer> {
  /** The formats. */
  enum Format {
    svg,
    dot
  }

  @Mixin private CheckoutOptions checkoutOptions = new CheckoutOptions();
  @Mixin private OutputOptions outputOptions = new OutputOptions();
  @Mixin private SplitOptions splitOptions = new SplitOptions();

  @Option(names = "--config-next", description = "With the override file of config-next, as tn.sh.")
  private boolean next;

  @Option(
      names = "--format",
      defaultValue = "svg",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Format format = Format.svg;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "The file to write. Default, and `-`: stdout.")
  private @Nullable Path output;

  private final Invocation invocation;

  GraphCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    StackSource source = checkoutOptions.source(invocation, outputOptions.reporter(invocation));
    StackName name = checkoutOptions.name();
    Optional<SplitChoice> split = splitOptions.choice(name);
    Diagram diagram =
        new StackChoice(source, next, name, split)
            .services()
            .map(Diagrams::of)
            .orElseGet(() -> Diagrams.of(source.plan(next)));
    String text =
        switch (format) {
          case svg -> Svg.of(diagram);
          case dot -> Dot.of(diagram);
        };
    OptionPath.write("--output", output, text, invocation);
    return 0;
  }
}
