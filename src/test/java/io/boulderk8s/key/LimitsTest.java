package io.boulderk8s.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.compose.ComposeText;
import io.boulderk8s.testkit.Stacks;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** `cpus`, `mem_limit`, `mem_reservation` and the same below `deploy.resources`. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class LimitsTest {
  private static ResourceRequirements resources(String keys) {
    return Stacks.main(Stacks.web(keys)).getResources();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cpus: 1.5 \\n mem_limit: 1g \\n mem_reservation: 512m",
        "deploy: {resources: {limits: {cpus: '1.5', memory: 1g}, reservations: {memory: 512m}}}",
        "cpus: '+15e-1' \\n mem_limit: '+1g' \\n mem_reservation: '.5g'",
      })
  void both_ways_to_say_it_are_the_same(String keys) {
    ResourceRequirements resources = resources(keys.replace(" \\n ", "\n"));

    assertThat(resources.getLimits())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("cpu", new Quantity("1500m"), "memory", new Quantity("1073741824")));
    assertThat(resources.getRequests())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("cpu", new Quantity("10m"), "memory", new Quantity("536870912")));
  }

  @Test
  void a_limit_reserves_nothing() {
    assertThat(resources("mem_limit: 1g").getRequests()).containsEntry("memory", new Quantity("0"));
    assertThat(resources("cpus: 0.005").getRequests()).containsEntry("cpu", new Quantity("5m"));
  }

  @Test
  void zero_is_no_limit() {
    assertThat(resources("cpus: 0\nmem_limit: 0")).isEqualTo(resources(""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cpus: 0.0001 | Kubernetes counts thousandths of a processor, not 0.0001",
        "cpus: many | `services.web.cpus` must be a number like 0.5, this is the text \"many\"",
        "cpus: -1 | `services.web.cpus` must be a number like 0.5, this is the number -1",
        "cpus: '1e9' | `services.web.cpus` must be a number like 0.5, this is the text \"1e9\"",
        "mem_limit: 1x | `services.web.mem_limit` must be a size like 64m, this is the text \"1x\"",
      })
  void wrong_amounts(String line, String what) {
    assertThat(ComposeText.service(line).complaints())
        .singleElement()
        .asString()
        .startsWith("compose.yml:4:")
        .endsWith(what);
  }

  @Test
  void two_places_that_differ_are_an_error_as_for_compose() {
    assertThat(
            ComposeText.service("cpus: 1\ndeploy: {resources: {limits: {cpus: \"2\"}}}")
                .complaints())
        .containsExactly("compose.yml:4:5: `cpus` and `cpus` below `deploy.resources` differ");
  }

  @Test
  void more_cannot_be_reserved_than_is_allowed() {
    assertThat(ComposeText.service("mem_limit: 1g\nmem_reservation: 2g").complaints())
        .containsExactly("compose.yml:5:5: more memory is reserved than the limit allows");
  }
}
