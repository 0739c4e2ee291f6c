package io.boulderk8s.manifest;

import io.boulderk8s.plan.Plan;
import io.boulderk8s.plan.Workload;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Who may reach whom. Docker keeps its bridges apart and lets every container out: so members of a
 * network accept each other, nobody accepts anybody else, and only `network_mode: none` may not get
 * out.
 */
final class NetworkPolicies {
  private NetworkPolicies() {}

  static List<NetworkPolicy> of(Plan plan, String namespace) {
    List<NetworkPolicy> policies = new ArrayList<>();
    SortedSet<String> networks = new TreeSet<>();
    List<Workload> workloads = plan.workloads();
    workloads.forEach(workload -> networks.addAll(workload.endpoint().attachments().keySet()));
    networks.forEach(network -> policies.add(members(network, namespace)));
    workloads.stream()
        .filter(workload -> workload.endpoint().isolated())
        .forEach(workload -> policies.add(nobody(workload, namespace)));
    return policies;
  }

  private static NetworkPolicy members(String network, String namespace) {
    Map<String, String> member = Map.of(Labels.network(network), "true");
    return new NetworkPolicyBuilder()
        .withNewMetadata()
        .withName("network-" + io.boulderk8s.plan.KubernetesName.of(network))
        .withNamespace(namespace)
        .addToLabels(Labels.MANAGED_BY, Labels.TOOL)
        .endMetadata()
        .withNewSpec()
        .withNewPodSelector()
        .addToMatchLabels(member)
        .endPodSelector()
        .addToPolicyTypes("Ingress")
        .addNewIngress()
        .addNewFrom()
        .withNewPodSelector()
        .addToMatchLabels(member)
        .endPodSelector()
        .endFrom()
        .endIngress()
        .endSpec()
        .build();
  }

  private static NetworkPolicy nobody(Workload workload, String namespace) {
    return new NetworkPolicyBuilder()
        .withNewMetadata()
        .withName("no-network-" + workload.name())
        .withNamespace(namespace)
        .addToLabels(Labels.MANAGED_BY, Labels.TOOL)
        .endMetadata()
        .withNewSpec()
        .withNewPodSelector()
        .addToMatchLabels(Labels.SERVICE, workload.service())
        .endPodSelector()
        .addToPolicyTypes("Ingress", "Egress")
        .endSpec()
        .build();
  }
}
