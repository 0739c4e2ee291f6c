package io.boulderk8s.cli;

import io.boulderk8s.app.Components;
import io.boulderk8s.app.JobSummary;
import io.boulderk8s.app.RenderStack;
import io.boulderk8s.app.SplitChoice;
import io.boulderk8s.app.StackName;
import io.boulderk8s.app.StackSource;
import io.boulderk8s.explain.Drift;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints the objects that `up` would apply, or writes their static form; needs no cluster. */
@Command(
    name = "render",
    description = "Print the Kubernetes objects as YAML, or write a Kustomize tree.")
final class RenderCommand implements Callable<Integer> {
  @Mixin private CheckoutOptions checkoutOptions = new CheckoutOptions();
  @Mixin private SiteOptions siteOptions = new SiteOptions();
  @Mixin private SplitOptions splitOptions = new SplitOptions();
  @Mixin private OutputOptions outputOptions = new OutputOptions();

  @ArgGroup private RenderTarget target = new RenderTarget();

  private final Invocation invocation;

  RenderCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    Components components = outputOptions.components(invocation);
    StackSource source = checkoutOptions.source(invocation, components.reporter());
    StackName name = checkoutOptions.name();
    Optional<SplitChoice> split = splitOptions.choice(name);
    if (target.isTree()) {
      splitOptions.refuseImage("a tree has none: its services copy what the checkout builds");
    }
    RenderStack render = new RenderStack(components, siteOptions.shown(source, name, split));
    if (target.check != null) {
      return check(target.check, render.tree().files());
    }
    if (target.output != null) {
      return write(target.output, render);
    }
    invocation.stdout().print(render.yaml());
    return 0;
  }

  private int write(Path directory, RenderStack render) {
    RenderStack.Tree tree = render.tree();
    render.tellLimits(tree);
    new RenderedFiles(OptionPath.of("--output", directory, invocation).folder(), tree.files())
        .write();
    return 0;
  }

  private int check(Path directory, SortedMap<String, String> tree) {
    Path there = OptionPath.of("--check", directory, invocation).existing();
    Drift drift = Drift.between(new RenderedFiles(there, tree).read(), tree);
    invocation.stdout().print(drift.text());
    JobSummary.of(invocation.environment())
        .append(drift.markdown("boulder-k8s render --check " + directory));
    return drift.isEmpty() ? 0 : DiffCommand.DIFFERENT;
  }
}
