package io.boulderk8s.app;

import io.boulderk8s.bundle.Bundle;
import io.boulderk8s.bundle.SnapshotFolder;
import io.boulderk8s.bundle.VerdictJson;
import io.boulderk8s.diagnose.Diagnosis;
import io.boulderk8s.diagnose.RunFacts;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Does what `diagnose` and `bundle` do: collects what is known of a stack, and judges it. */
public record LookAtStack(
    Components components, StackSource source, StackName name, ClusterRequest cluster) {
  /** What a bundle says, and where it is. */
  public record Bundled(Path folder, Diagnosis diagnosis) {}

  /** Says what is wrong with the stack as it stands. */
  public Diagnosis diagnosis() {
    String namespace = name.namespace(source);
    try (OpenCluster open = OpenCluster.required(cluster, components);
        TemporaryFolder folder = TemporaryFolder.create()) {
      WhoseStack.of(open, source, name).noteForeign(namespace);
      return open.bundles(namespace)
          .now(folder.path(), List.of("diagnose"), RunFacts.NONE, "")
          .diagnosis();
    }
  }

  /** Says why a run failed whose bundle is in a folder. */
  public static Diagnosis of(Path folder) {
    if (!Files.exists(folder.resolve("run.json"))) {
      throw BoulderK8sException.of(
          FailureKind.IO,
          folder.toString(),
          "no bundle is there",
          "`boulder-k8s bundle` makes one");
    }
    return Diagnosis.of(new SnapshotFolder(folder).read());
  }

  /** As the file of a bundle has it. */
  public static String json(Diagnosis diagnosis) {
    return VerdictJson.of(diagnosis);
  }

  /**
   * Writes a bundle.
   *
   * @param folder of the user's; else a new one in the cache folder
   */
  public Bundled bundle(Optional<Path> folder) {
    String namespace = name.namespace(source);
    try (OpenCluster open = OpenCluster.required(cluster, components)) {
      WhoseStack.of(open, source, name).noteForeign(namespace);
      Bundles bundles = open.bundles(namespace);
      Path target = folder.orElseGet(bundles::place);
      Bundle bundle =
          components
              .reporter()
              .step(
                  "bundle",
                  () -> bundles.now(target, List.of("bundle"), RunFacts.NONE, source.model(false)));
      return new Bundled(bundle.folder(), bundle.diagnosis());
    }
  }
}
