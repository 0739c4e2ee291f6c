package io.boulderk8s.manifest;

import io.boulderk8s.compose.PortMapping;
import io.boulderk8s.plan.Plan;
import io.boulderk8s.plan.Profile;
import io.boulderk8s.plan.Workload;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes a stack as files for `kubectl apply -k`, without boulder-k8s: a base with one file for
 * each object, the run of a test, and an overlay for each profile.
 */
public final class KustomizeTree {
  /** The first line of each file: `render` may overwrite a file that has it. */
  public static final String MARK = "# Written by `boulder-k8s render`: do not edit.\n";

  private final Plan plan;
  private final Manifests manifests;
  private final StackSite site;
  private final StaticPods pods;
  private final SortedMap<String, String> files = new TreeMap<>();

  private KustomizeTree(Plan plan, StackSite site) {
    this.plan = plan;
    this.site = site;
    this.manifests = new Manifests(plan, site);
    this.pods = new StaticPods(plan, manifests, site.agentImage());
  }

  /**
   * Returns contents by relative path.
   *
   * @param prefix the first part of the profiles' namespaces
   * @param test the runner with the command of a test
   * @param ports the runner's published ports
   */
  public static SortedMap<String, String> of(
      Plan plan, StackSite site, String prefix, Workload test, List<PortMapping> ports) {
    StackSite base =
        new StackSite(
            Profile.TEST.namespace(prefix), site.agentImage(), site.hostRoot(), site.moved());
    return new KustomizeTree(plan, base).files(prefix, test, ports);
  }

  private SortedMap<String, String> files(String prefix, Workload test, List<PortMapping> ports) {
    List<HasMetadata> standing =
        ManifestSet.EMPTY
            .then("namespace", List.of(manifests.namespace()))
            .then("foundation", manifests.foundation())
            .then("setup", plan.setup().stream().map(pods::of).toList())
            .then("dependencies", plan.dependencies().stream().map(pods::of).toList())
            .objects();
    Pod run = pods.of(test);
    Pod shell = pods.published(plan.runner(), ports);
    put("base", standing);
    put("run", List.of(run));
    List<HasMetadata> dev = new ArrayList<>(List.of(shell));
    NetworkPolicies.published(plan.runner(), ports, site.namespace()).ifPresent(dev::add);
    put("overlays/dev/run/base", dev);
    for (Profile profile : Profile.values()) {
      boolean interactive = profile == Profile.DEV;
      String namespace = profile.namespace(prefix);
      overlay(profile.word(), profile, "../../base", namespace, standing);
      overlay(
          profile.word() + "/run",
          profile,
          interactive ? "base" : "../../../run",
          namespace,
          interactive ? dev : List.of(run));
    }
    return files;
  }

  private static String comment(Profile profile) {
    return switch (profile) {
      case TEST -> "# CI parity: what the Compose files say, and no more.";
      case DEV ->
          "# As test; its run is the runner with Compose's own command, ports and a terminal,\n"
              + "# as `docker compose run --service-ports` starts it.";
      case STAGING ->
          "# Today the same as test, in a namespace of its own: the services are not split yet.";
    };
  }

  private void overlay(
      String folder,
      Profile profile,
      String resource,
      String namespace,
      List<? extends HasMetadata> objects) {
    write(
        "overlays/" + folder + "/kustomization.yaml",
        Kustomization.of(comment(profile), List.of(resource), namespace, site, objects));
  }

  private void put(String folder, List<? extends HasMetadata> objects) {
    objects.forEach(object -> write(folder + "/" + fileName(object), ManifestYaml.of(object)));
    write(
        folder + "/kustomization.yaml",
        Kustomization.of(objects.stream().map(KustomizeTree::fileName).sorted().toList()));
  }

  private void write(String file, String text) {
    files.put(file, MARK + text);
  }

  private static String fileName(HasMetadata object) {
    return object.getKind().toLowerCase(Locale.ROOT)
        + "-"
        + object.getMetadata().getName()
        + ".yaml";
  }
}
