package io.boulderk8s.staging;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.staging.BackingService.BackingPort;
import io.boulderk8s.staging.BackingService.Protocol;
import io.boulderk8s.testkit.Splits;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class BackingServicesTest {
  private static final StagingPlan SAMPLE = Splits.sample();

  private static BackingService sample(String name) {
    return SAMPLE.backing().stream()
        .filter(backing -> backing.workload().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void each_dependency_is_one_in_the_order_of_the_plan() {
    assertThat(SAMPLE.backing())
        .extracting(BackingService::workload)
        .isEqualTo(SAMPLE.plan().dependencies());
  }

  @Test
  void its_names_are_its_own_and_its_aliases_but_not_its_containers() {
    assertThat(sample("bmariadb").names()).containsExactly("bmariadb", "boulder-mariadb");
    assertThat(sample("bredis-1").names())
        .as("bredis_1 is no name for the cluster's DNS")
        .containsExactly("bredis-1");
    assertThat(sample("bpkimetal").names()).as("it has no network").isEmpty();
    assertThat(sample("bmigrate").names()).as("others wait for its end").isEmpty();
  }

  @Test
  void an_alias_that_two_have_is_no_name_of_either() {
    StagingPlan plan =
        Splits.small(
            """
            db:
              image: mariadb:1
              networks: {bouldernet: {aliases: [both, one]}}
              depends_on: [db2]
            db2: {image: mariadb:1, networks: {bouldernet: {aliases: [both, db]}}}
            """);
    assertThat(plan.backing())
        .extracting(BackingService::names)
        .as("nor is another dependency's name")
        .containsExactly(List.of("db2"), List.of("db", "one"));
  }

  @Test
  void its_ports_are_those_where_configurations_lead_to_a_name_or_an_address_of_it() {
    assertThat(sample("bmariadb").ports())
        .containsExactly(new BackingPort("sql", 3306, Protocol.TCP));
    assertThat(sample("bredis-2").ports())
        .containsExactly(new BackingPort("redis", 4218, Protocol.TCP));
    assertThat(sample("bjaeger").ports())
        .containsExactly(new BackingPort("otlp", 4317, Protocol.TCP));
    assertThat(sample("bmigrate").ports()).isEmpty();
  }

  @Test
  void consul_is_asked_for_names_by_both_protocols() {
    assertThat(sample("bconsul").ports())
        .containsExactly(
            new BackingPort("dns", 53, Protocol.TCP), new BackingPort("dns-udp", 53, Protocol.UDP));
  }
}
