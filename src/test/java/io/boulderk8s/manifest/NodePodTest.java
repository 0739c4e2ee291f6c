package io.boulderk8s.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class NodePodTest {
  @Test
  void a_stack_has_a_namespace_for_its_pods_on_nodes() {
    assertThat(NodePod.namespace("boulder-test")).isEqualTo("boulder-test-nodes");
  }

  @Test
  void two_long_stacks_that_begin_alike_do_not_meet() {
    String one = NodePod.namespace("s".repeat(60) + "one");
    String two = NodePod.namespace("s".repeat(60) + "two");
    assertThat(one).hasSize(63).matches("s+-[0-9a-f]{8}-nodes").isNotEqualTo(two);
    assertThat(NodePod.namespace("s".repeat(60) + "one")).isEqualTo(one);
  }
}
