package io.boulderk8s.cli;

import io.boulderk8s.manifest.KustomizeTree;
import io.boulderk8s.manifest.ManifestYaml;
import io.boulderk8s.manifest.Manifests;
import io.boulderk8s.plan.Plan;
import io.boulderk8s.report.Reporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The objects that `up` would apply; no cluster is needed. */
@Command(
    name = "render",
    description = "Print the Kubernetes objects as YAML, or write them as a Kustomize tree.")
final class RenderCommand implements Callable<Integer> {
  @Mixin private CheckoutOptions checkoutOptions = new CheckoutOptions();
  @Mixin private SiteOptions siteOptions = new SiteOptions();
  @Mixin private OutputOptions outputOptions = new OutputOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description = "Write the Kustomize tree there.")
  private @Nullable Path output;

  private final Surroundings surroundings;

  RenderCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Reporter reporter = outputOptions.reporter(surroundings);
    Plan plan =
        checkoutOptions.plan(
            checkoutOptions.checkout(surroundings, reporter), siteOptions.next(), surroundings);
    plan.losses().forEach(loss -> reporter.notice(loss.toString()));
    Manifests manifests = new Manifests(plan, siteOptions.site(checkoutOptions.namespace(plan)));
    if (output == null) {
      surroundings.stdout().print(ManifestYaml.of(manifests.stack()));
      return 0;
    }
    write(surroundings.workingDirectory().resolve(output), KustomizeTree.of(plan, manifests));
    return 0;
  }

  private static void write(Path directory, SortedMap<String, String> files) {
    try {
      for (var file : files.entrySet()) {
        Path path = directory.resolve(file.getKey());
        Files.createDirectories(java.util.Objects.requireNonNull(path.getParent()));
        Files.writeString(path, file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
