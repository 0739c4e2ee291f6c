package io.boulderk8s.cli;

import io.boulderk8s.bundle.SnapshotFolder;
import io.boulderk8s.bundle.VerdictJson;
import io.boulderk8s.diagnose.Diagnosis;
import io.boulderk8s.diagnose.RunFacts;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.report.Reporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Why something failed. */
@Command(
    name = "diagnose",
    description = {
      "Print why the stack, or the run of a bundle, failed.",
      "Cause, owner, evidence, next step; docs/causes.md lists the causes."
    })
final class DiagnoseCommand implements Callable<Integer> {
  @Mixin private CheckoutOptions checkoutOptions = new CheckoutOptions();
  @Mixin private ClusterOptions clusterOptions = new ClusterOptions();
  @Mixin private OutputOptions outputOptions = new OutputOptions();

  @Option(names = "--json", description = "As a JSON object.")
  private boolean json;

  @Parameters(
      paramLabel = "BUNDLE",
      arity = "0..1",
      description = "The folder of a bundle. Default: the stack as it is now.")
  private @Nullable Path bundle;

  private final Surroundings surroundings;

  DiagnoseCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Diagnosis diagnosis = bundle == null ? standing() : bundled(bundle);
    surroundings.stdout().print(json ? VerdictJson.of(diagnosis) : diagnosis.text());
    return 0;
  }

  private Diagnosis bundled(Path named) {
    Path folder = surroundings.workingDirectory().resolve(named);
    if (!Files.exists(folder.resolve("run.json"))) {
      throw BoulderK8sException.of(
          FailureKind.IO,
          folder.toString(),
          "no bundle is there",
          "`boulder-k8s bundle` makes one");
    }
    return Diagnosis.of(new SnapshotFolder(folder).read());
  }

  private Diagnosis standing() {
    Reporter reporter = outputOptions.reporter(surroundings);
    String namespace =
        checkoutOptions.namespace(checkoutOptions.checkout(surroundings, reporter), surroundings);
    try (Session session = Session.required(surroundings, clusterOptions, reporter);
        TemporaryFolder folder = TemporaryFolder.create()) {
      return new Bundles(surroundings, session, namespace)
          .now(folder.path(), List.of("diagnose"), RunFacts.NONE, "")
          .diagnosis();
    }
  }
}
