package io.boulderk8s.manifest;

import io.boulderk8s.compose.PortMapping;
import io.boulderk8s.plan.Plan;
import io.boulderk8s.plan.Workload;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.ArrayList;
import java.util.List;

/** Makes the objects of a plan at a site. */
public final class Manifests {
  /** Stands for a run's name in objects that are only shown. */
  static final String NO_RUN = "RUN-ID";

  private final Plan plan;
  private final StackSite site;
  private final List<PortMapping> published;
  private final Pods pods;

  public Manifests(Plan plan, StackSite site) {
    this(plan, site, List.of());
  }

  private Manifests(Plan plan, StackSite site, List<PortMapping> published) {
    this.plan = plan;
    this.site = site;
    this.published = List.copyOf(published);
    this.pods = new Pods(site, plan.volumes());
  }

  /**
   * Returns the same, with these ports of the runner on the node, as `compose run --service-ports`.
   */
  public Manifests publishing(List<PortMapping> ports) {
    return new Manifests(plan, site, ports);
  }

  public Namespace namespace() {
    return Namespaces.ofStack(site.namespace());
  }

  /** Returns the objects that must exist before the first pod. */
  public List<HasMetadata> foundation() {
    List<HasMetadata> objects = new ArrayList<>(StackObjects.agentAccess(site.namespace()));
    objects.addAll(NetworkPolicies.of(plan, site.namespace()));
    NetworkPolicies.published(plan.runner(), published, site.namespace()).ifPresent(objects::add);
    return objects;
  }

  public Pod dependency(Workload workload) {
    return pods.dependency(workload);
  }

  /**
   * Returns the pod of one run of a workload.
   *
   * @param runId names the run; its command starts at most once
   */
  public Pod run(Workload workload, String runId) {
    Pod pod = pods.run(workload, runId);
    if (workload.role() == Workload.Role.RUNNER) {
      HostPorts.open(pod, published);
    }
    return pod;
  }

  /** Returns everything that exists while no run is going on. */
  public ManifestSet stack() {
    return ManifestSet.EMPTY
        .then("namespace", List.of(namespace()))
        .then("foundation", foundation())
        .then("dependencies", plan.dependencies().stream().map(this::dependency).toList());
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
