package io.boulderk8s.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.manifest.Labels;
import io.boulderk8s.testkit.Plans;
import io.boulderk8s.testkit.Stacks;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** `internal` of a network. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class InternalTest {
  private static final String NETWORKS = "networks: {closed: {internal: true}, open: {}}\n";

  @ParameterizedTest
  @CsvSource({
    "'networks: [closed]', true",
    "'networks: [closed, open]', false",
    "'networks: [open]', false",
    "'', false",
    "'network_mode: none', false"
  })
  void a_service_has_no_way_out_when_all_its_networks_are_internal(String keys, boolean internal) {
    assertThat(Plans.webAnd(keys, NETWORKS).endpoint().internal()).isEqualTo(internal);
  }

  @Test
  void the_agent_of_its_pod_is_told_and_no_other() {
    assertThat(endpoint("networks: [closed]")).contains(",\"internal\":true");
    assertThat(endpoint("networks: [open]")).doesNotContain("internal");
  }

  private static String endpoint(String keys) {
    return Stacks.webAnd(keys, NETWORKS).getMetadata().getAnnotations().get(Labels.ENDPOINT);
  }
}
