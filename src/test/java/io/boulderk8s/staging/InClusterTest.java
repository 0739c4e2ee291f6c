package io.boulderk8s.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import io.boulderk8s.console.PatchesTable;
import io.boulderk8s.plan.Endpoint.Routes;
import io.boulderk8s.testkit.Golden;
import io.boulderk8s.testkit.Splits;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The sample, split, without agents in the pods of services. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class InClusterTest {
  private static final StagingPlan PLAN = Splits.inCluster();

  private static InCluster of(String service) {
    return PLAN.named(service).orElseThrow().inCluster().orElseThrow();
  }

  private static String file(String service, String path) {
    return of(service).files().get("/boulder/" + path);
  }

  @Test
  void nothing_of_it_is_there_with_consul() {
    StagingPlan consul = Splits.sample();
    assertThat(consul.patches()).isEmpty();
    assertThat(consul.fixed()).isEmpty();
    assertThat(consul.services()).allMatch(service -> service.inCluster().isEmpty());
  }

  @Test
  void no_file_of_a_service_asks_consul_any_more() {
    assertThat(PLAN.services()).allMatch(service -> service.inCluster().isPresent());
    assertThat(
            PLAN.services().stream()
                .flatMap(service -> of(service.name()).files().values().stream())
                .flatMap(String::lines)
                // addresses that are told to subscribers, and part of what they sign
                .filter(line -> !line.contains("://boulder.service.consul:4")))
        .isNotEmpty()
        .noneMatch(line -> line.contains("service.consul"))
        .noneMatch(line -> line.contains("localhost"));
  }

  @Test
  void service_records_are_those_of_headless_services_by_their_own_names() {
    assertThat(file("boulder-wfe2", "test/config/wfe2.json"))
        .containsSubsequence(
            "\"saService\"",
            "\"dnsAuthority\" : \"kube-dns.kube-system\"",
            "\"service\" : \"sa\"",
            "\"domain\" : \"boulder-sa\"");
    assertThat(of("boulder-sa-1").announced()).containsExactly(entry("sa", 9395));
    assertThat(of("boulder-sa-2").announced()).containsExactly(entry("sa", 9495));
    assertThat(of("boulder-wfe2").announced()).isEmpty();
  }

  @Test
  void what_certificates_name_by_its_address_is_called_by_it() {
    assertThat(file("boulder-va-1", "test/config/va.json"))
        .contains("\"dnsStaticResolvers\" : [ \"10.77.77.77:8343\", \"10.77.77.77:8443\" ]")
        .doesNotContain("dnsProvider");
    assertThat(file("boulder-ra-1", "test/config/ra.json"))
        .containsSubsequence("\"shardAddrs\"", "10.77.77.4:4218", "10.77.77.5:4218")
        .doesNotContain("lookups");
  }

  @Test
  void static_addresses_are_those_that_services_call() {
    assertThat(PLAN.fixed())
        .extracting(FixedAddress::owner, FixedAddress::address)
        .extracting(Object::toString)
        .containsExactly(
            "(\"bredis_1\", \"10.77.77.4\")",
            "(\"bredis_2\", \"10.77.77.5\")",
            "(\"boulder\", \"10.77.77.77\")",
            "(\"boulder\", \"64.112.117.122\")",
            "(\"boulder\", \"64.112.117.134\")");
    assertThat(PLAN.fixed().getFirst().ports()).isEqualTo(Map.of(4218, 4218));
    assertThat(PLAN.fixed().stream().filter(FixedAddress::runner))
        .flatExtracting(fixed -> fixed.ports().keySet())
        .containsExactly(8343, 8443, 80, 443, 80, 443);
  }

  @Test
  void each_socket_of_the_runner_has_a_port_of_its_pod_that_only_those_reach_who_call_it() {
    List<Integer> doors =
        PLAN.fixed().stream()
            .filter(FixedAddress::runner)
            .flatMap(fixed -> fixed.ports().values().stream())
            .toList();
    assertThat(doors).hasSize(6).doesNotHaveDuplicates();
    assertThat(
            PLAN.reaches().stream()
                .filter(reach -> reach.to().equals("boulder") && reach.from().startsWith("b"))
                .filter(reach -> !reach.from().equals("bconsul"))
                .toList())
        .extracting(Reach::from, Reach::port)
        .containsExactlyInAnyOrderElementsOf(
            doors.stream()
                .flatMap(
                    door -> Stream.of("boulder-va-1", "boulder-va-2").map(va -> tuple(va, door)))
                .toList());
  }

  @Test
  void nobody_asks_consul_for_names() {
    assertThat(PLAN.reaches()).noneMatch(reach -> reach.port() == Reach.NAMES);
    assertThat(Splits.sample().reaches()).anyMatch(reach -> reach.port() == Reach.NAMES);
  }

  @Test
  void what_was_on_the_same_machine_is_called_by_its_name() {
    assertThat(file("crl-storer", "test/config/crl-storer.json"))
        .contains("http://s3-test-srv:4501");
    assertThat(file("boulder-va-1", "test/config/va.json")).contains("\"remoteva-a:9397\"");
    assertThat(file("boulder-ra-1", "test/ct-test-srv/log_list.json"))
        .contains("http://ct-test-srv:4600");
  }

  @Test
  void what_went_to_the_system_log_goes_to_the_output() {
    assertThat(file("boulder-sa-1", "test/config/sa.json"))
        .contains("\"syslogLevel\" : -1", "\"stdoutLevel\" : 6");
    assertThat(PLAN.services()).noneMatch(SplitService::syslog);
  }

  @Test
  void a_nonce_service_listens_on_its_pods_address_and_a_stand_in_on_the_known_one() {
    assertThat(of("nonce-service-taro-1").words())
        .containsExactly(entry("10.77.77.77:9301", "$(POD_IP):9301"));
    SplitService nonce = PLAN.named("nonce-service-taro-1").orElseThrow();
    assertThat(nonce.readiness()).isEqualTo(new ReadinessCheck.Tcp(9301));
    assertThat(nonce.standIn().listen()).contains("10.77.77.77:9301");
    assertThat(nonce.workload().endpoint().routes())
        .extracting(Routes::local, Routes::forwards)
        .containsExactly(List.of(), List.of());
    assertThat(nonce.workload().endpoint().routes().sockets()).contains("10.77.77.77:9301");
  }

  @Test
  void every_changed_value_is_named() {
    Golden.check("split/patches.txt", PatchesTable.of(PLAN.patches()));
  }
}
