package io.boulderk8s.manifest;

import io.boulderk8s.plan.Workload;
import io.boulderk8s.staging.Reach;
import io.boulderk8s.staging.SplitService;
import io.boulderk8s.staging.StagingPlan;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPortBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Builds a policy for each split service, for the runner, and for each dependency that services
 * call: each admits those who have a reason to call, at the ports that they call, and no other
 * service. The kubelet of a node always may.
 */
final class ServicePolicies {
  /** Services are admitted by edges alone, wherever they call. */
  static final LabelSelectorRequirement NO_SERVICE =
      new LabelSelectorRequirement(Labels.ROLE, "NotIn", List.of(PodRole.SERVICE.label()));

  /** Those who have policies of their own: the policies of networks leave them out. */
  static final LabelSelectorRequirement OTHERS =
      new LabelSelectorRequirement(
          Labels.ROLE, "NotIn", List.of(PodRole.RUNNER.label(), PodRole.SERVICE.label()));

  private final StagingPlan plan;
  private final String namespace;

  ServicePolicies(StagingPlan plan, String namespace) {
    this.plan = plan;
    this.namespace = namespace;
  }

  List<NetworkPolicy> all() {
    List<NetworkPolicy> policies = new ArrayList<>();
    for (SplitService service : plan.services()) {
      List<NetworkPolicyIngressRule> rules = new ArrayList<>();
      rules.add(from(PodRole.RUNNER));
      rules.addAll(callers(service.from().name()));
      policies.add(
          policy("service-" + service.name(), Labels.service(service.from().name()), rules));
    }
    policies.add(runner(plan.plan().runner()));
    for (Workload dependency : plan.plan().dependencies()) {
      List<NetworkPolicyIngressRule> rules = callers(dependency.service());
      if (!rules.isEmpty()) {
        policies.add(
            policy("dependency-" + dependency.name(), Labels.service(dependency.service()), rules));
      }
    }
    return policies;
  }

  /** Dependencies reach the runner as ever, split services where they have a reason. */
  private NetworkPolicy runner(Workload runner) {
    List<NetworkPolicyIngressRule> rules = new ArrayList<>();
    rules.add(from(new LabelSelectorBuilder().withMatchExpressions(OTHERS).build()));
    rules.addAll(callers(runner.service()));
    return policy("runner-" + runner.name(), Labels.service(runner.service()), rules);
  }

  /** Returns a rule for each port, with all its callers. */
  private List<NetworkPolicyIngressRule> callers(String to) {
    SortedMap<Integer, List<String>> byPort = new TreeMap<>();
    plan.reaches().stream()
        .filter(reach -> reach.to().equals(to))
        .forEach(
            reach ->
                byPort
                    .computeIfAbsent(reach.port(), _ -> new ArrayList<>())
                    .add(Labels.service(reach.from())));
    return byPort.entrySet().stream()
        .map(
            entry ->
                new NetworkPolicyIngressRuleBuilder(from(services(entry.getValue())))
                    .withPorts(ports(entry.getKey()))
                    .build())
        .toList();
  }

  private static List<NetworkPolicyPort> ports(int number) {
    Stream<String> protocols = number == Reach.NAMES ? Stream.of("TCP", "UDP") : Stream.of("TCP");
    return protocols
        .map(
            protocol ->
                new NetworkPolicyPortBuilder().withNewPort(number).withProtocol(protocol).build())
        .toList();
  }

  private static LabelSelector services(List<String> names) {
    return new LabelSelectorBuilder()
        .withMatchExpressions(new LabelSelectorRequirement(Labels.SERVICE, "In", names))
        .build();
  }

  private static NetworkPolicyIngressRule from(PodRole role) {
    return from(new LabelSelectorBuilder().addToMatchLabels(Labels.ROLE, role.label()).build());
  }

  private static NetworkPolicyIngressRule from(LabelSelector pods) {
    return new NetworkPolicyIngressRuleBuilder()
        .addNewFrom()
        .withPodSelector(pods)
        .endFrom()
        .build();
  }

  private NetworkPolicy policy(String name, String service, List<NetworkPolicyIngressRule> rules) {
    return new NetworkPolicyBuilder()
        .withMetadata(Labels.ours(namespace, name))
        .withNewSpec()
        .withNewPodSelector()
        .addToMatchLabels(Labels.SERVICE, service)
        .endPodSelector()
        .addToPolicyTypes("Ingress")
        .withIngress(rules)
        .endSpec()
        .build();
  }
}
