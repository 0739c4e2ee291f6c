package io.boulderk8s.manifest;

import io.boulderk8s.compose.PortMapping;
import io.boulderk8s.plan.Plan;
import io.boulderk8s.plan.Profile;
import io.boulderk8s.plan.Workload;
import io.boulderk8s.staging.SplitService;
import io.boulderk8s.staging.StagingPlan;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

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
  private final Optional<SplitTree> split;
  private final SortedMap<String, String> files = new TreeMap<>();

  /**
   * What a tree needs of a split stack.
   *
   * @param plan with any image of programs: the tree does without one
   * @param build the runner as it builds the programs
   */
  public record SplitTree(StagingPlan plan, Workload build) {}

  private KustomizeTree(Plan plan, StackSite site, Optional<SplitTree> split) {
    this.split = split;
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
   * @param split empty for a checkout whose services nobody knows: the tree has no staging then
   */
  public static SortedMap<String, String> of(
      Plan plan,
      StackSite site,
      String prefix,
      Workload test,
      List<PortMapping> ports,
      Optional<SplitTree> split) {
    StackSite base =
        new StackSite(
            Profile.TEST.namespace(prefix), site.agentImage(), site.hostRoot(), site.moved());
    return new KustomizeTree(plan, base, split).files(prefix, test, ports);
  }

  private SortedMap<String, String> files(String prefix, Workload test, List<PortMapping> ports) {
    List<HasMetadata> base =
        ManifestSet.EMPTY
            .then("namespace", List.of(manifests.namespace()))
            .then("foundation", manifests.foundation())
            .then("setup", plan.setup().stream().map(pods::of).toList())
            .objects();
    List<Pod> dependencies = plan.dependencies().stream().map(pods::of).toList();
    List<HasMetadata> standing =
        Stream.of(base, dependencies).<HasMetadata>flatMap(List::stream).toList();
    Pod run = pods.of(test);
    Pod shell = pods.published(plan.runner(), ports);
    put("base", base);
    put("dependencies", dependencies);
    put("run", List.of(run));
    List<HasMetadata> dev = new ArrayList<>(List.of(shell));
    NetworkPolicies.published(plan.runner(), ports, site.namespace()).ifPresent(dev::add);
    put("overlays/dev/run/base", dev);
    overlay(Profile.TEST, prefix, "../../../run", standing, List.of(run));
    overlay(Profile.DEV, prefix, "base", standing, dev);
    split.ifPresent(services -> staging(services, prefix, test, base));
    return files;
  }

  private void overlay(
      Profile profile,
      String prefix,
      String runResource,
      List<HasMetadata> standing,
      List<? extends HasMetadata> run) {
    String namespace = profile.namespace(prefix);
    overlay(
        profile.word(), profile, List.of("../../base", "../../dependencies"), namespace, standing);
    overlay(profile.word() + "/run", profile, List.of(runResource), namespace, run);
  }

  private void staging(SplitTree services, String prefix, Workload test, List<HasMetadata> base) {
    String namespace = Profile.STAGING.namespace(prefix);
    StaticSplit objects =
        new StaticSplit(
            services.plan(),
            services.build(),
            new StackSite(namespace, site.agentImage(), site.hostRoot(), site.moved()));
    String folder = "overlays/" + Profile.STAGING.word();
    SortedMap<String, List<HasMetadata>> backing = new TreeMap<>();
    objects.backing().forEach(it -> backing.put(it.workload().name(), objects.of(it)));
    write(folder + "/dependencies", backing);
    List<String> names = new ArrayList<>();
    for (HasMetadata object : objects.common()) {
      names.add(fileName(object));
      write(folder + "/services/" + fileName(object), ManifestYaml.of(object));
    }
    for (SplitService service : objects.services()) {
      names.add(service.name() + ".yaml");
      write(folder + "/services/" + service.name() + ".yaml", ManifestYaml.of(objects.of(service)));
    }
    write(
        folder + "/services/kustomization.yaml",
        Kustomization.of(names.stream().sorted().toList()));
    put(folder + "/run/base", List.of(objects.runner(test)));
    write(
        folder + "/kustomization.yaml",
        Kustomization.ofSplit(
            comment(Profile.STAGING),
            List.of("../../base", "dependencies", "services"),
            namespace,
            site,
            base));
    overlay(
        Profile.STAGING.word() + "/run", Profile.STAGING, List.of("base"), namespace, List.of());
  }

  /** Writes a file for each name. */
  private void write(String folder, SortedMap<String, List<HasMetadata>> objects) {
    objects.forEach((name, all) -> write(folder + "/" + name + ".yaml", ManifestYaml.of(all)));
    write(
        folder + "/kustomization.yaml",
        Kustomization.of(objects.keySet().stream().map(name -> name + ".yaml").toList()));
  }

  private static String comment(Profile profile) {
    return switch (profile) {
      case TEST -> "# CI parity: what the Compose files say, and no more.";
      case DEV ->
          "# As test; its run is the runner with Compose's own command, ports and a terminal,\n"
              + "# as `docker compose run --service-ports` starts it.";
      case STAGING ->
          "# Each service of Boulder is a workload of its own; the runner's stand-ins lead to them.";
    };
  }

  private void overlay(
      String folder,
      Profile profile,
      List<String> resources,
      String namespace,
      List<? extends HasMetadata> objects) {
    write(
        "overlays/" + folder + "/kustomization.yaml",
        Kustomization.of(comment(profile), resources, namespace, site, objects));
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
