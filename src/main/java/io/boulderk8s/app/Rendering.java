package io.boulderk8s.app;

import io.boulderk8s.boulder.Harness;
import io.boulderk8s.compose.ComposeProject;
import io.boulderk8s.compose.Service;
import io.boulderk8s.manifest.KustomizeTree;
import io.boulderk8s.manifest.Manifests;
import io.boulderk8s.manifest.StackSite;
import io.boulderk8s.plan.Plan;
import io.boulderk8s.plan.RunCommandLine;
import io.boulderk8s.plan.Workload;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;

/** Holds a Compose project, its plan, and the objects that follow from it. */
record Rendering(ComposeProject project, Plan plan, Harness harness, boolean next) {
  /** Returns the runner as `test` without further arguments starts it. */
  Workload test() {
    return new RunCommandLine(harness).test(plan.runner(), next, List.of(), Map.of());
  }

  /** Returns all objects, those of runs included. */
  List<HasMetadata> objects(StackSite site) {
    return new Manifests(plan, site).everything(test()).objects();
  }

  /** Returns the files of the static stack, by relative path. */
  SortedMap<String, String> tree(
      StackSite site, String prefix, Optional<KustomizeTree.SplitTree> split) {
    return KustomizeTree.of(plan, site, prefix, test(), runner().ports(), split);
  }

  /** Returns what the static stack cannot do. */
  List<String> notesOnTree() {
    return plan.dependencies().stream()
        .filter(workload -> workload.endpoint().isolated() && !workload.startsAfter().isEmpty())
        .map(
            workload ->
                workload.source()
                    + ": "
                    + workload.service()
                    + " has no network, and so will not wait for what it depends on"
                    + " when kubectl applies it")
        .toList();
  }

  Service runner() {
    return Objects.requireNonNull(project.services().get(harness.runner()));
  }

  /** Returns an object's name as the user types it: "pod/bconsul". */
  static String name(HasMetadata object) {
    return object.getKind().toLowerCase(Locale.ROOT) + "/" + object.getMetadata().getName();
  }
}
