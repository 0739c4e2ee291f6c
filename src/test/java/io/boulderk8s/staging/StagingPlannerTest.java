package io.boulderk8s.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.boulderk8s.boulder.catalog.BoulderService;
import io.boulderk8s.compose.Dependency;
import io.boulderk8s.compose.Mount;
import io.boulderk8s.compose.RestartPolicy;
import io.boulderk8s.plan.Endpoint.Routes;
import io.boulderk8s.plan.Workload;
import io.boulderk8s.staging.SplitService.Kind;
import io.boulderk8s.testkit.Splits;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sample, split. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class StagingPlannerTest {
  private static final StagingPlan PLAN = Splits.sample();

  private static SplitService service(String name) {
    return PLAN.named(name).orElseThrow(() -> new AssertionError("no " + name));
  }

  private static Routes routes(String name) {
    return service(name).workload().endpoint().routes();
  }

  private static List<String> names(StagingPlan plan) {
    return plan.services().stream().map(SplitService::name).toList();
  }

  @Test
  void every_service_of_the_list_is_split_and_what_the_list_lacks_stays() {
    assertThat(names(PLAN))
        .hasSize(28)
        .contains("boulder-sa-1", "nonce-service-zinc-1", "ct-test-srv")
        .doesNotContain("chall-test-srv");
    assertThat(PLAN.plan().runner().endpoint().addresses())
        .contains("10.77.77.77", "64.112.117.122");
  }

  @Test
  void a_service_is_the_runners_container_with_its_own_command() {
    Workload runner = PLAN.plan().runner();
    Workload sa = service("boulder-sa-1").workload();
    assertThat(sa.role()).isEqualTo(Workload.Role.SERVICE);
    assertThat(sa.source()).hasToString("test/startservers.py:" + sa.source().line() + ":1");
    assertThat(sa.container().image()).isEqualTo("programs:1");
    assertThat(sa.container().argv().entrypoint())
        .contains(List.of("/opt/boulder-programs/bin/boulder"));
    assertThat(sa.container().argv().command())
        .contains(
            List.of(
                "boulder-sa",
                "--config",
                "test/config/sa.json",
                "--addr",
                ":9395",
                "--debug-addr",
                ":8003"));
    assertThat(runner.container().mounts()).containsAll(sa.container().mounts());
    assertThat(sa.container().workingDir()).contains("/boulder");
    assertThat(sa.container().environment().values())
        .containsAllEntriesOf(runner.container().environment().values())
        .contains(entry("GORACE", "halt_on_error=1"));
    assertThat(sa.pod().hosts()).isEqualTo(runner.pod().hosts());
    assertThat(sa.pod().restart()).isEqualTo(RestartPolicy.ALWAYS);
    assertThat(sa.endpoint().dns()).isEqualTo(runner.endpoint().dns());
  }

  @Test
  void a_named_volume_is_mounted_by_those_whose_files_name_something_in_it() {
    assertThat(PLAN.services())
        .filteredOn(
            service ->
                service.workload().container().mounts().stream()
                    .anyMatch(Mount.Named.class::isInstance))
        .extracting(SplitService::name)
        .as("pkimetal's socket, which zlint.toml names")
        .containsExactly("boulder-ca-1", "boulder-ca-2");
    assertThat(PLAN.services())
        .as("all have the checkout")
        .allMatch(
            service ->
                service.workload().container().mounts().stream()
                    .anyMatch(mount -> mount.target().equals("/boulder")));
  }

  @Test
  void a_service_is_on_the_runners_networks_and_has_none_of_its_addresses() {
    var there = service("boulder-sa-1").workload().endpoint();
    assertThat(there.attachments().keySet())
        .isEqualTo(PLAN.plan().runner().endpoint().attachments().keySet());
    assertThat(there.addresses()).isEmpty();
    assertThat(there.attachments().values())
        .allSatisfy(
            attachment -> assertThat(attachment.names()).contains("boulder-sa-1").hasSize(2));
  }

  @Test
  void a_port_on_every_address_is_a_socket_at_each_of_the_runners() {
    assertThat(routes("boulder-sa-1"))
        .isEqualTo(
            new Routes(
                List.of(
                    "10.77.77.77:9395",
                    "64.112.117.122:9395",
                    "64.112.117.134:9395",
                    "10.77.77.77:8003",
                    "64.112.117.122:8003",
                    "64.112.117.134:8003"),
                List.of(),
                List.of()));
  }

  @Test
  void a_service_that_listens_on_one_address_has_that_and_no_other_on_its_loopback_device() {
    assertThat(routes("nonce-service-taro-2").local()).containsExactly("10.77.77.77");
    assertThat(routes("nonce-service-taro-2").sockets())
        .filteredOn(socket -> socket.endsWith(":9501"))
        .containsExactly("10.77.77.77:9501");
    assertThat(PLAN.services())
        .filteredOn(service -> !service.workload().endpoint().routes().local().isEmpty())
        .allMatch(service -> service.kind() == Kind.ADDRESS)
        .hasSize(3);
  }

  @Test
  void a_neighbour_on_localhost_is_reached_by_a_forward() {
    assertThat(routes("crl-storer").forwards())
        .containsExactly(new Routes.Forward("localhost:4501", "10.77.77.77:4501"));
    assertThat(routes("email-exporter").forwards())
        .extracting(Routes.Forward::listen)
        .containsExactly("localhost:9601", "localhost:9602");
    assertThat(PLAN.services())
        .filteredOn(service -> !service.workload().endpoint().routes().forwards().isEmpty())
        .hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "boulder-sa-1, MANY",
    "boulder-ra-sct-provider-2, MANY",
    "boulder-wfe2, MANY",
    "crl-storer, MANY",
    "nonce-service-taro-1, ADDRESS",
    "bad-key-revoker, ONE",
    "email-exporter, ONE",
    "sfe, ONE",
    "s3-test-srv, ONE"
  })
  void pods_of_a_service_follow_one_another_as_boulder_allows_it(String name, Kind kind) {
    assertThat(service(name).kind()).isEqualTo(kind);
    assertThat(service(name).replicas()).isEqualTo(1);
  }

  @Test
  void the_question_for_readiness_is_that_of_startservers_at_the_port_that_serves() {
    assertThat(service("boulder-sa-2").readiness())
        .isEqualTo(
            new ReadinessCheck.Grpc(
                "localhost:9495", "sa.boulder", "test/config/health-checker.json"));
    assertThat(service("nonce-service-zinc-1").readiness())
        .isEqualTo(
            new ReadinessCheck.Grpc(
                "10.77.77.77:9401", "nonce.boulder", "test/config/health-checker.json"));
    assertThat(service("boulder-wfe2").readiness())
        .isEqualTo(new ReadinessCheck.Http(4001, "/healthz"));
    assertThat(service("crl-storer").readiness()).isEqualTo(new ReadinessCheck.Tcp(9309));
    assertThat(service("sfe").readiness()).isEqualTo(new ReadinessCheck.Tcp(4003));
    assertThat(service("bad-key-revoker").readiness()).isEqualTo(new ReadinessCheck.Tcp(8020));
    assertThat(Splits.next().named("boulder-sa-2").orElseThrow().readiness())
        .hasToString(
            "Grpc[address=localhost:9495, hostOverride=sa.boulder,"
                + " config=test/config-next/health-checker.json]");
  }

  @Test
  void a_service_starts_after_what_the_runner_needs_and_after_what_it_needs_itself() {
    List<Dependency> after = service("boulder-va-1").workload().startsAfter();
    assertThat(after).startsWith(PLAN.plan().runner().startsAfter().toArray(Dependency[]::new));
    assertThat(after)
        .endsWith(
            new Dependency("remoteva-a", Dependency.Condition.SERVICE_HEALTHY, true),
            new Dependency("remoteva-b", Dependency.Condition.SERVICE_HEALTHY, true));
    Set<String> before = new HashSet<>();
    for (SplitService service : PLAN.services()) {
      assertThat(before).as(service.name()).containsAll(service.needs());
      before.add(service.name());
    }
  }

  @Test
  void a_system_log_is_there_where_the_configuration_does_not_turn_it_off() {
    Set<String> with =
        PLAN.services().stream()
            .filter(SplitService::syslog)
            .map(SplitService::name)
            .collect(Collectors.toSet());
    assertThat(with)
        .contains("boulder-sa-1", "nonce-service-taro-1", "boulder-wfe2")
        .doesNotContain("sfe", "email-exporter", "ct-test-srv", "s3-test-srv");
    assertThat(Splits.next().services()).noneMatch(SplitService::syslog);
  }

  @Test
  void stand_ins_have_the_commands_that_startservers_starts() {
    assertThat(service("nonce-service-taro-1").standIn())
        .isEqualTo(
            new StandIn(
                "nonce-service-taro-1",
                List.of(
                    "./bin/boulder",
                    "nonce-service",
                    "--config",
                    "test/config/nonce-a.json",
                    "--addr",
                    "10.77.77.77:9301",
                    "--debug-addr",
                    ":8111"),
                List.of("10.77.77.77:9301", ":8111"),
                "nonce-service-taro-1"));
    assertThat(PLAN.standIns()).hasSize(28);
  }

  @Test
  void groups_that_are_not_chosen_stay_in_the_runner() {
    StagingPlan plan =
        Splits.sample(
            new StagingChoice(
                StagingChoice.Discovery.CONSUL,
                List.of("certificates"),
                new TreeMap<>(),
                "programs:1"));
    assertThat(names(plan))
        .containsExactly(
            "boulder-ra-sct-provider-1",
            "boulder-ra-sct-provider-2",
            "boulder-ca-1",
            "boulder-ca-2");
    assertThat(plan.left()).hasSize(25).contains("boulder-sa-1").doesNotContain("boulder-ca-1");
    SplitService first = plan.services().getFirst();
    assertThat(first.from().needs()).isNotEmpty();
    assertThat(first.needs()).as("those that are split").isEmpty();
    assertThat(first.workload().startsAfter()).isEqualTo(plan.plan().runner().startsAfter());
  }

  @Test
  void what_reads_the_runners_system_log_stays_beside_it_and_that_is_told() {
    assertThat(PLAN.left()).containsExactly("log-validator");
    assertThat(PLAN.notices())
        .singleElement()
        .asString()
        .startsWith("test/config/log-validator.json:")
        .contains("log-validator reads /var/log/boulder-*.log")
        .contains("it stays in the runner");
  }

  @Test
  void the_test_servers_are_known_for_they_remember_what_a_run_did() {
    assertThat(PLAN.testServers())
        .extracting(SplitService::name)
        .containsExactlyInAnyOrder(
            "ct-test-srv", "s3-test-srv", "salesforce-test-srv", "zendesk-test-srv");
  }

  @Test
  void another_image_of_the_programs_changes_nothing_else() {
    StagingPlan other = PLAN.withPrograms("programs:2");
    assertThat(other.services())
        .allMatch(s -> s.workload().container().image().equals("programs:2"));
    assertThat(other.withPrograms("programs:1")).isEqualTo(PLAN);
  }

  @Test
  void a_service_says_whose_sub_command_it_is() {
    BoulderService sa = service("boulder-sa-1").from();
    assertThat(sa.subcommand()).contains("boulder-sa");
    assertThat(service("s3-test-srv").from().subcommand()).isEmpty();
  }
}
