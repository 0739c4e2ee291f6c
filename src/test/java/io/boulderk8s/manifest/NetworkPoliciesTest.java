package io.boulderk8s.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.Plans;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class NetworkPoliciesTest {
  private static final String TWO_NETWORKS = "networks: {inside: {}, outside: {}}\n";

  private static List<NetworkPolicy> policies(String keys, String sections) {
    return NetworkPolicies.of(Plans.planOfWeb(keys, sections), "test");
  }

  private static NetworkPolicy named(List<NetworkPolicy> policies, String name) {
    return policies.stream()
        .filter(policy -> policy.getMetadata().getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no policy " + name));
  }

  @Test
  void members_of_a_network_accept_each_other_and_nobody_else() {
    NetworkPolicy inside =
        named(policies("networks: [inside, outside]", TWO_NETWORKS), "network-inside");
    Map<String, String> members = Map.of("network.boulder-k8s.io/inside", "true");

    assertThat(inside.getSpec().getPodSelector().getMatchLabels()).isEqualTo(members);
    assertThat(inside.getSpec().getIngress()).singleElement();
    assertThat(inside.getSpec().getIngress().getFirst().getFrom())
        .singleElement()
        .satisfies(
            peer -> {
              assertThat(peer.getPodSelector().getMatchLabels()).isEqualTo(members);
              assertThat(peer.getNamespaceSelector()).isNull();
              assertThat(peer.getIpBlock()).isNull();
            });
    assertThat(inside.getSpec().getIngress().getFirst().getPorts()).isEmpty();
  }

  @Test
  void whoever_is_on_a_network_may_get_out_as_from_a_docker_bridge() {
    assertThat(policies("networks: [inside, outside]", TWO_NETWORKS))
        .hasSize(3)
        .allSatisfy(
            policy -> assertThat(policy.getSpec().getPolicyTypes()).containsExactly("Ingress"));
  }

  @Test
  void a_network_that_nobody_is_on_needs_no_policy() {
    assertThat(policies("networks: [inside]", TWO_NETWORKS))
        .extracting(policy -> policy.getMetadata().getName())
        .containsExactly("network-default", "network-inside");
  }

  @Test
  void network_mode_none_gets_nothing_in_and_nothing_out() {
    NetworkPolicy none = named(policies("network_mode: none", ""), "no-network-web");

    assertThat(none.getSpec().getPodSelector().getMatchLabels())
        .containsExactly(Map.entry(Labels.SERVICE, "web"));
    assertThat(none.getSpec().getPolicyTypes()).containsExactlyInAnyOrder("Ingress", "Egress");
    assertThat(none.getSpec().getIngress()).isEmpty();
    assertThat(none.getSpec().getEgress()).isEmpty();
  }

  @Test
  void a_policy_finds_the_pods_of_its_network_by_their_labels() {
    var plan = Plans.planOfWeb("networks: [inside, outside]", TWO_NETWORKS);

    assertThat(Labels.of(Plans.named(plan, "web")))
        .containsAllEntriesOf(
            named(NetworkPolicies.of(plan, "test"), "network-outside")
                .getSpec()
                .getPodSelector()
                .getMatchLabels());
    assertThat(Labels.of(Plans.web("network_mode: none")).keySet())
        .noneMatch(label -> label.startsWith("network."));
  }
}
