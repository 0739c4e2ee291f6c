package io.boulderk8s.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.compose.HostEntry;
import io.boulderk8s.testkit.Stacks;
import io.fabric8.kubernetes.api.model.HostAlias;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class HostAliasesTest {
  @Test
  void an_address_has_one_entry_with_all_its_names_in_the_order_of_the_file() {
    assertThat(
            HostAliases.of(
                List.of(
                    new HostEntry("b.example", "10.0.0.1"),
                    new HostEntry("c.example", "10.0.0.2"),
                    new HostEntry("a.example", "10.0.0.1")),
                List.of()))
        .containsExactly(
            new HostAlias(List.of("b.example", "a.example"), "10.0.0.1"),
            new HostAlias(List.of("c.example"), "10.0.0.2"));
  }

  @Test
  void no_extra_hosts_no_aliases() {
    assertThat(HostAliases.of(List.of(), List.of())).isEmpty();
  }

  @Test
  void an_api_server_takes_lower_case_and_no_underscores() {
    Pod pod =
        Stacks.web("extra_hosts: [\"Ca.Example:10.0.0.1\", \"a_b:10.0.0.2\", \"a_b:10.0.0.3\"]");

    assertThat(pod.getSpec().getHostAliases())
        .containsExactly(new HostAlias(List.of("ca.example"), "10.0.0.1"));
    assertThat(pod.getMetadata().getAnnotations().get(Labels.ENDPOINT))
        .contains("\"hosts\":{\"a_b\":[\"10.0.0.2\",\"10.0.0.3\"]}");
    assertThat(Stacks.web("").getMetadata().getAnnotations().get(Labels.ENDPOINT))
        .doesNotContain("hosts");
  }
}
