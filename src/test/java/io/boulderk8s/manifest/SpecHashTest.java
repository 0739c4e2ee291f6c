package io.boulderk8s.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.Plans;
import io.boulderk8s.testkit.Stacks;
import io.fabric8.kubernetes.api.model.Pod;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class SpecHashTest {
  private static final String NETWORKS =
      "networks: {net: {ipam: {config: [{subnet: 10.77.77.0/24}]}}}\n";
  private static final String KEYS = "environment: {A: \"1\", B: \"2\"}";

  private static String hash(Pod pod) {
    return pod.getMetadata().getAnnotations().get(Labels.SPEC_HASH);
  }

  @Test
  void the_same_service_has_the_same_hash() {
    assertThat(hash(Stacks.web(KEYS)))
        .hasSize(16)
        .isEqualTo(hash(Stacks.web(KEYS)))
        .isEqualTo(hash(Stacks.web("environment: {B: \"2\", A: \"1\"}")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "environment: {A: \"1\", B: \"3\"}",
        "environment: {A: \"1\", B: \"2\"}\ncommand: [sleep, inf]",
        "environment: {A: \"1\", B: \"2\"}\nvolumes: [\".:/boulder\"]",
        "environment: {A: \"1\", B: \"2\"}\ndns: 10.77.77.10",
        "environment: {A: \"1\", B: \"2\"}\nextra_hosts: [\"a:1.2.3.4\"]",
        "environment: {A: \"1\", B: \"2\"}\nhealthcheck: {test: [CMD, x]}",
        "environment: {A: \"1\", B: \"2\"}\nnetwork_mode: none",
        "environment: {A: \"1\", B: \"2\"}\nnetworks: {net: {aliases: [w]}}",
        "environment: {A: \"1\", B: \"2\"}\nnetworks: {net: {ipv4_address: 10.77.77.9}}",
        "environment: {A: \"1\", B: \"2\"}\nuser: \"1\"",
        "environment: {A: \"1\", B: \"2\"}\nrestart: always"
      })
  void whatever_the_pod_would_look_like_otherwise_changes_it(String keys) {
    assertThat(hash(Stacks.webAnd(keys, NETWORKS)))
        .isNotEqualTo(hash(Stacks.webAnd(KEYS, NETWORKS)));
  }

  @Test
  void another_source_of_a_mount_changes_it() {
    assertThat(hash(Stacks.web("volumes: [\"./a:/data\"]")))
        .isNotEqualTo(hash(Stacks.web("volumes: [\"./b:/data\"]")));
  }

  @Test
  void another_service_does_not_change_it() {
    assertThat(hash(Stacks.webAnd(KEYS, "  other: {image: i}\n")))
        .isEqualTo(hash(Stacks.web(KEYS)));
  }

  @Test
  void another_agent_changes_it() {
    var plan = Plans.planOfWeb(KEYS, "");
    var newer = new Manifests(plan, new StackSite("test", "agent:2", "/host"));

    assertThat(hash(newer.dependency(plan.dependencies().getFirst())))
        .isNotEqualTo(hash(Stacks.web(KEYS)));
  }
}
