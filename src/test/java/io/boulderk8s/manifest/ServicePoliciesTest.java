package io.boulderk8s.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.boulder.catalog.Port;
import io.boulderk8s.plan.Workload;
import io.boulderk8s.staging.Reach;
import io.boulderk8s.staging.SplitService;
import io.boulderk8s.staging.StagingChoice;
import io.boulderk8s.staging.StagingPlan;
import io.boulderk8s.testkit.Splits;
import io.boulderk8s.testkit.Stacks;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Who may call whom in a split stack: policies as the cluster reads them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ServicePoliciesTest {
  private static final StagingPlan SAMPLE = Splits.sample();

  private static List<NetworkPolicy> policies(StagingPlan plan) {
    return Stacks.of(plan.plan()).split(plan).foundation().stream()
        .filter(NetworkPolicy.class::isInstance)
        .map(NetworkPolicy.class::cast)
        .toList();
  }

  private static boolean allowed(
      StagingPlan plan, Map<String, String> from, Map<String, String> to, int port) {
    List<NetworkPolicy> selecting =
        policies(plan).stream()
            .filter(policy -> matches(policy.getSpec().getPodSelector(), to))
            .toList();
    return selecting.isEmpty()
        || selecting.stream()
            .flatMap(policy -> policy.getSpec().getIngress().stream())
            .anyMatch(rule -> admits(rule, from, port));
  }

  private static boolean admits(NetworkPolicyIngressRule rule, Map<String, String> from, int port) {
    boolean atPort =
        rule.getPorts().isEmpty()
            || rule.getPorts().stream().anyMatch(there -> there.getPort().getIntVal() == port);
    return atPort && rule.getFrom().stream().anyMatch(peer -> matches(peer.getPodSelector(), from));
  }

  private static boolean matches(LabelSelector selector, Map<String, String> labels) {
    boolean all =
        selector.getMatchLabels() == null
            || labels.entrySet().containsAll(selector.getMatchLabels().entrySet());
    return all
        && selector.getMatchExpressions().stream().allMatch(wanted -> matches(wanted, labels));
  }

  private static boolean matches(LabelSelectorRequirement wanted, Map<String, String> labels) {
    boolean in = wanted.getValues().contains(labels.get(wanted.getKey()));
    return wanted.getOperator().equals("In") ? in : !in;
  }

  private static Map<String, String> pod(Workload workload) {
    return Labels.of(workload);
  }

  private static Map<String, String> pod(SplitService service) {
    return ServiceLabels.ofPods(service);
  }

  @Test
  void a_service_is_called_at_the_ports_of_its_edges_by_those_who_have_them_and_nobody_else() {
    Set<String> open = new TreeSet<>();
    for (SplitService to : SAMPLE.services()) {
      for (SplitService from : SAMPLE.services()) {
        to.from().ports().stream()
            .map(Port::number)
            .filter(port -> allowed(SAMPLE, pod(from), pod(to), port))
            .forEach(port -> open.add(from.name() + " " + to.name() + ":" + port));
      }
    }
    Set<String> edges =
        SAMPLE.reaches().stream()
            .filter(reach -> SAMPLE.named(reach.to()).isPresent())
            .filter(reach -> SAMPLE.named(reach.from()).isPresent())
            .map(reach -> reach.from() + " " + reach.to() + ":" + reach.port())
            .collect(Collectors.toSet());
    assertThat(open).isEqualTo(edges);
    assertThat(open)
        .contains(
            "boulder-va-1 remoteva-a:9397",
            "boulder-wfe2 nonce-service-zinc-1:9401",
            "crl-storer s3-test-srv:4501",
            "boulder-publisher-1 ct-test-srv:4600")
        .doesNotContain("boulder-wfe2 boulder-ca-1:9393", "boulder-va-1 boulder-sa-1:9395");
  }

  @Test
  void the_runner_calls_everybody_at_every_port() {
    Map<String, String> runner = pod(SAMPLE.plan().runner());
    assertThat(SAMPLE.services()).allMatch(to -> allowed(SAMPLE, runner, pod(to), 12345));
  }

  @Test
  void validators_look_at_the_runners_challenges_and_others_do_not() {
    Map<String, String> runner = pod(SAMPLE.plan().runner());
    Map<String, String> va = pod(SAMPLE.named("remoteva-b").orElseThrow());
    Map<String, String> sa = pod(SAMPLE.named("boulder-sa-1").orElseThrow());
    for (int port : List.of(80, 443, 8343)) {
      assertThat(allowed(SAMPLE, va, runner, port)).as("va, " + port).isTrue();
      assertThat(allowed(SAMPLE, sa, runner, port)).as("sa, " + port).isFalse();
    }
    assertThat(allowed(SAMPLE, va, runner, 22)).isFalse();
  }

  @Test
  void consul_checks_what_it_announces_and_no_other_dependency_calls_a_service() {
    Map<String, String> sa = pod(SAMPLE.named("boulder-sa-1").orElseThrow());
    for (Workload dependency : SAMPLE.plan().dependencies()) {
      assertThat(allowed(SAMPLE, pod(dependency), sa, 9395))
          .as(dependency.name())
          .isEqualTo(dependency.name().equals("bconsul"));
      assertThat(allowed(SAMPLE, pod(dependency), sa, 8003)).as(dependency.name()).isFalse();
    }
  }

  @Test
  void dependencies_and_the_runner_admit_each_other_as_ever() {
    Map<String, String> runner = pod(SAMPLE.plan().runner());
    Map<String, String> database = pod(dependency("bmariadb"));
    for (Workload dependency : SAMPLE.plan().dependencies()) {
      if (!dependency.endpoint().isolated() && !dependency.name().equals("bseaweedfs")) {
        assertThat(allowed(SAMPLE, pod(dependency), runner, 9999)).isTrue();
        assertThat(allowed(SAMPLE, runner, pod(dependency), 9999)).isTrue();
        assertThat(allowed(SAMPLE, database, pod(dependency), 9999)).isTrue();
      }
    }
  }

  @Test
  void a_dependency_is_called_by_those_services_whose_configurations_lead_there() {
    Map<String, String> sa = pod(SAMPLE.named("boulder-sa-1").orElseThrow());
    Map<String, String> wfe = pod(SAMPLE.named("boulder-wfe2").orElseThrow());
    Map<String, String> database = pod(dependency("bmariadb"));
    Map<String, String> redis = pod(dependency("bredis_1"));

    assertThat(allowed(SAMPLE, sa, database, 3306)).isTrue();
    assertThat(allowed(SAMPLE, wfe, database, 3306)).isFalse();
    assertThat(allowed(SAMPLE, sa, database, 4444)).isFalse();
    assertThat(allowed(SAMPLE, wfe, redis, 4218)).isTrue();
    assertThat(allowed(SAMPLE, sa, redis, 4218)).isFalse();
  }

  @Test
  void every_service_may_ask_for_names() {
    Map<String, String> consul = pod(dependency("bconsul"));
    for (SplitService service : SAMPLE.services()) {
      assertThat(allowed(SAMPLE, pod(service), consul, 53)).as(service.name()).isTrue();
      assertThat(allowed(SAMPLE, pod(service), consul, 8500)).as(service.name()).isFalse();
    }
    assertThat(NetworkPolicies.of(SAMPLE, "stack"))
        .filteredOn(policy -> policy.getMetadata().getName().equals("dependency-bconsul"))
        .flatExtracting(policy -> policy.getSpec().getIngress())
        .flatExtracting(rule -> rule.getPorts())
        .extracting(port -> port.getProtocol())
        .containsExactlyInAnyOrder("TCP", "UDP");
  }

  private static Workload dependency(String service) {
    return SAMPLE.plan().dependencies().stream()
        .filter(one -> one.service().equals(service))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_service_that_is_left_in_the_runner_is_called_there() {
    StagingPlan plan =
        Splits.sample(
            new StagingChoice(
                StagingChoice.Discovery.CONSUL,
                List.of("certificates"),
                new TreeMap<>(),
                "programs:1"));
    assertThat(plan.reaches())
        .contains(new Reach("boulder-ca-1", "boulder", 9395))
        .doesNotContain(new Reach("boulder-va-1", "boulder", 80));
    assertThat(
            allowed(
                plan,
                pod(plan.named("boulder-ca-1").orElseThrow()),
                pod(plan.plan().runner()),
                9395))
        .isTrue();
  }
}
