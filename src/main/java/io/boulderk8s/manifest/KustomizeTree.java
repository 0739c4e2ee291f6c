package io.boulderk8s.manifest;

import io.boulderk8s.plan.Plan;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A stack as files for `kubectl apply -k`: a base with one file an object, and the overlay of the
 * test profile.
 */
public final class KustomizeTree {
  private KustomizeTree() {}

  /**
   * Contents by relative path. The pods of runs are there to read, but no kustomization names them.
   */
  public static SortedMap<String, String> of(Plan plan, Manifests manifests) {
    SortedMap<String, String> files = new TreeMap<>();
    for (HasMetadata object : manifests.stack()) {
      files.put("base/" + fileName(object), ManifestYaml.of(object));
    }
    String resources =
        files.keySet().stream()
            .map(file -> "- " + file.substring("base/".length()) + "\n")
            .collect(Collectors.joining());
    files.put("base/kustomization.yaml", kustomization(resources));
    files.put("overlays/test/kustomization.yaml", kustomization("- ../../base\n"));
    plan.setup()
        .forEach(
            setup ->
                files.put(
                    "runs/" + setup.name() + ".yaml",
                    ManifestYaml.of(manifests.run(setup, Manifests.NO_RUN))));
    files.put(
        "runs/" + plan.runner().name() + ".yaml",
        ManifestYaml.of(manifests.run(plan.runner(), Manifests.NO_RUN)));
    return files;
  }

  private static String fileName(HasMetadata object) {
    return object.getKind().toLowerCase(Locale.ROOT)
        + "-"
        + object.getMetadata().getName()
        + ".yaml";
  }

  private static String kustomization(String resources) {
    return "---\napiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:\n"
        + resources;
  }
}
