package io.boulderk8s.manifest;

import io.boulderk8s.compose.Dependency;
import io.boulderk8s.compose.PortMapping;
import io.boulderk8s.plan.Plan;
import io.boulderk8s.plan.Workload;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Builds pods for `kubectl apply` alone: an init container of the agent in each waits for what the
 * service depends on, and for the setup first. A pod without a network cannot ask the API server
 * and does not wait.
 */
final class StaticPods {
  private final Plan plan;
  private final Manifests manifests;
  private final AgentContainers agent;

  StaticPods(Plan plan, Manifests manifests, String agentImage) {
    this.plan = plan;
    this.manifests = manifests;
    this.agent = new AgentContainers(agentImage);
  }

  /** Returns the pod of a service, setup included. */
  Pod of(Workload workload) {
    Pod pod = manifests.dependency(workload);
    // nothing reads it: kubectl compares the objects themselves
    pod.getMetadata().getAnnotations().remove(Labels.SPEC_HASH);
    List<String> conditions = conditions(workload);
    if (!conditions.isEmpty() && !workload.endpoint().isolated()) {
      List<Container> before = new ArrayList<>();
      before.add(agent.await(conditions));
      before.addAll(pod.getSpec().getInitContainers());
      pod.getSpec().setInitContainers(before);
    }
    return pod;
  }

  /**
   * Returns the runner with a terminal, and with its ports on the node, as `docker compose run
   * --service-ports` starts it.
   */
  Pod published(Workload workload, List<PortMapping> ports) {
    Pod pod = of(workload);
    Container main = pod.getSpec().getContainers().getFirst();
    main.setStdin(true);
    main.setTty(true);
    HostPorts.open(pod, ports);
    return pod;
  }

  /** Returns what a workload waits for, apart from other split services. */
  List<String> conditions(Workload workload) {
    List<String> conditions = new ArrayList<>();
    if (workload.role() != Workload.Role.SETUP) {
      plan.setup().forEach(setup -> conditions.add(setup.name() + "=completed_successfully"));
    }
    for (Dependency dependency : workload.startsAfter()) {
      plan.dependencies().stream()
          .filter(other -> other.service().equals(dependency.service()))
          .forEach(other -> conditions.add(other.name() + "=" + state(dependency)));
    }
    return conditions;
  }

  private static String state(Dependency dependency) {
    return dependency.condition().name().toLowerCase(Locale.ROOT).replaceFirst("^service_", "");
  }
}
