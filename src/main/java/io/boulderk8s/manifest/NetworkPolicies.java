package io.boulderk8s.manifest;

import io.boulderk8s.compose.PortMapping;
import io.boulderk8s.plan.Plan;
import io.boulderk8s.plan.Workload;
import io.boulderk8s.staging.StagingPlan;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPortBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Builds the NetworkPolicies of a stack. Docker separates its bridges and lets every container out:
 * so pods accept connections from members of their networks only, and only `network_mode: none`
 * cannot get out.
 */
final class NetworkPolicies {
  private static final String NETWORK = "network-";

  private NetworkPolicies() {}

  /**
   * Returns them for a stack whose services are split: those, and the runner, have policies of
   * their own.
   */
  static List<NetworkPolicy> of(StagingPlan split, String namespace) {
    List<NetworkPolicy> policies = new ArrayList<>();
    of(split.plan(), namespace).forEach(policy -> policies.add(withoutSplit(policy)));
    policies.addAll(new ServicePolicies(split, namespace).all());
    return policies;
  }

  private static NetworkPolicy withoutSplit(NetworkPolicy policy) {
    return isOfNetwork(policy)
        ? new NetworkPolicyBuilder(policy)
            .editSpec()
            .editPodSelector()
            .withMatchExpressions(ServicePolicies.OTHERS)
            .endPodSelector()
            .editFirstIngress()
            .editFirstFrom()
            .editPodSelector()
            .withMatchExpressions(ServicePolicies.NO_SERVICE)
            .endPodSelector()
            .endFrom()
            .endIngress()
            .endSpec()
            .build()
        : policy;
  }

  static boolean isOfNetwork(HasMetadata object) {
    return object instanceof NetworkPolicy && object.getMetadata().getName().startsWith(NETWORK);
  }

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

  /** Opens a pod's published ports to every source, as on a Docker host. */
  static Optional<NetworkPolicy> published(
      Workload workload, List<PortMapping> ports, String namespace) {
    if (ports.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new NetworkPolicyBuilder()
            .withMetadata(Labels.ours(namespace, "published-" + workload.name()))
            .withNewSpec()
            .withNewPodSelector()
            .addToMatchLabels(Labels.SERVICE, Labels.service(workload.service()))
            .endPodSelector()
            .addToPolicyTypes("Ingress")
            .addNewIngress()
            .addAllToPorts(ports.stream().map(NetworkPolicies::port).toList())
            .endIngress()
            .endSpec()
            .build());
  }

  private static NetworkPolicyPort port(PortMapping port) {
    return new NetworkPolicyPortBuilder()
        .withNewPort(port.target())
        .withProtocol(port.protocol().toUpperCase(Locale.ROOT))
        .build();
  }

  private static NetworkPolicy members(String network, String namespace) {
    Map<String, String> member = Map.of(Labels.network(network), "true");
    return new NetworkPolicyBuilder()
        .withMetadata(
            Labels.ours(namespace, NETWORK + io.boulderk8s.plan.KubernetesName.unique(network)))
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
        .withMetadata(Labels.ours(namespace, "no-network-" + workload.name()))
        .withNewSpec()
        .withNewPodSelector()
        .addToMatchLabels(Labels.SERVICE, Labels.service(workload.service()))
        .endPodSelector()
        .addToPolicyTypes("Ingress", "Egress")
        .endSpec()
        .build();
  }
}
