package io.boulderk8s.manifest;

import io.boulderk8s.compose.PortMapping;
import io.boulderk8s.plan.Plan;
import io.boulderk8s.plan.Workload;
import io.boulderk8s.staging.BackingService;
import io.boulderk8s.staging.SplitService;
import io.boulderk8s.staging.StagingPlan;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the objects of a plan at a site. */
public final class Manifests {
  /** Stands for a run's name in objects that are only shown. */
  static final String NO_RUN = "RUN-ID";

  private final Plan plan;
  private final StackSite site;
  private final List<PortMapping> published;
  private final Optional<StagingPlan> split;
  private final Pods pods;

  public Manifests(Plan plan, StackSite site) {
    this(plan, site, List.of(), Optional.empty());
  }

  private Manifests(
      Plan plan, StackSite site, List<PortMapping> published, Optional<StagingPlan> split) {
    this.plan = plan;
    this.site = site;
    this.published = List.copyOf(published);
    this.split = split;
    this.pods = new Pods(site, plan.volumes());
  }

  /**
   * Returns the same, with these ports of the runner on the node, as `compose run --service-ports`.
   */
  public Manifests publishing(List<PortMapping> ports) {
    return new Manifests(plan, site, ports, split);
  }

  /** Returns the same, with Boulder's services split from the runner. */
  public Manifests split(StagingPlan services) {
    return new Manifests(plan, site, published, Optional.of(services));
  }

  public Namespace namespace() {
    return Namespaces.ofStack(site.namespace());
  }

  /** Returns the objects that must exist before the first pod. */
  public List<HasMetadata> foundation() {
    List<HasMetadata> objects = new ArrayList<>(StackObjects.agentAccess(site.namespace()));
    objects.addAll(
        split
            .map(services -> NetworkPolicies.of(services, site.namespace()))
            .orElseGet(() -> NetworkPolicies.of(plan, site.namespace())));
    NetworkPolicies.published(plan.runner(), published, site.namespace()).ifPresent(objects::add);
    split.ifPresent(
        services -> {
          objects.addAll(new SplitAccess(site.namespace()).of(services));
          objects.add(StandInsConfig.of(services, site.namespace()));
          objects.addAll(new BackingObjects(site.namespace()).services(services.backing()));
          objects.addAll(new ClusterNamesObjects(site.namespace()).of(services));
        });
    return objects;
  }

  public Pod dependency(Workload workload) {
    return pods.dependency(workload);
  }

  /** Returns the objects of a dependency in a split stack, its Services apart. */
  public List<HasMetadata> backing(BackingService backing) {
    return new BackingObjects(site.namespace())
        .of(backing, new BackingTemplate(backing).of(pods.dependency(backing.workload())));
  }

  /** Returns the objects of a split service, in the order in which they are applied. */
  public List<HasMetadata> service(SplitService service) {
    return new ServiceObjects(site.namespace()).of(service, template(service));
  }

  PodTemplateSpec template(SplitService service) {
    return new ServiceTemplate(pods, SharedVolumes.of(plan, site)).of(service);
  }

  /**
   * Returns the pod of one run of a workload.
   *
   * @param runId names the run; its command starts at most once
   */
  public Pod run(Workload workload, String runId) {
    Pod pod = pods.run(workload, runId);
    if (workload.role() != Workload.Role.RUNNER) {
      return pod;
    }
    HostPorts.open(pod, published);
    return split.map(services -> SplitRunner.of(workload, services.fixed(), pod)).orElse(pod);
  }

  /** Returns everything that exists while no run is going on. */
  public ManifestSet stack() {
    ManifestSet stack =
        ManifestSet.EMPTY.then("namespace", List.of(namespace())).then("foundation", foundation());
    return split
        .map(
            services ->
                stack
                    .then(
                        "dependencies",
                        services.backing().stream()
                            .flatMap(backing -> backing(backing).stream())
                            .toList())
                    .then(
                        "services",
                        services.services().stream()
                            .flatMap(service -> service(service).stream())
                            .toList()))
        .orElseGet(
            () ->
                stack.then(
                    "dependencies", plan.dependencies().stream().map(this::dependency).toList()));
  }

  /**
   * Returns everything that a test makes, its runs included.
   *
   * @param test the runner with the command of the run
   */
  public ManifestSet everything(Workload test) {
    return stack()
        .then("setup", plan.setup().stream().map(setup -> run(setup, NO_RUN)).toList())
        .then("run", List.of(run(test, NO_RUN)));
  }

  /** Returns the directories of the node that hold named volumes; they go with the stack. */
  public List<String> volumeDirectories() {
    return StackSite.volumeDirectories(site.namespace());
  }
}
