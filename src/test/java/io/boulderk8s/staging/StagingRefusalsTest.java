package io.boulderk8s.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.boulderk8s.boulder.catalog.CheckoutOfTexts;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.failure.Problem;
import io.boulderk8s.staging.StagingChoice.Discovery;
import io.boulderk8s.testkit.Splits;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be split says so: where, what, what next; and all of it at once. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class StagingRefusalsTest {
  private final CheckoutOfTexts checkout = new CheckoutOfTexts();

  private static List<String> refusals(FailureKind kind, ThrowingCallable plan) {
    BoulderK8sException refused = catchThrowableOfType(BoulderK8sException.class, plan);
    assertThat(refused).as("nothing is refused").isNotNull();
    assertThat(refused.kind()).isEqualTo(kind);
    return refused.problems().stream().map(Problem::toString).toList();
  }

  private List<String> refusals() {
    return refusals(FailureKind.CHECKOUT, () -> Splits.of(checkout, Splits.USUAL));
  }

  private static List<String> choosing(
      Discovery discovery, List<String> groups, Map<String, Integer> replicas) {
    StagingChoice choice =
        new StagingChoice(discovery, groups, new TreeMap<>(replicas), "programs:1");
    return refusals(FailureKind.USAGE, () -> Splits.sample(choice));
  }

  private static String entry(String name, String argv, String needs) {
    return "Service('%s', None, None, None, (%s,), %s)".formatted(name, argv, needs);
  }

  @Test
  void a_configuration_that_is_missing_is_refused_where_it_is_named() {
    checkout.without("test/config/sa.json");
    assertThat(refusals())
        .singleElement()
        .asString()
        .startsWith("test/startservers.py:3: the configuration of boulder-sa-1 is missing");
  }

  @Test
  void everything_that_cannot_be_split_is_told_at_once() {
    checkout.services(
        entry("cache", "'/usr/bin/memcached', '--listen', ':11211'", "None"),
        entry("own", "'./bin/own', '--listen', '127.0.0.1:7000'", "None"),
        entry("db", "'./bin/db', '--listen', ':7001'", "None"),
        entry("mute", "'./bin/mute', '--fast'", "None"));
    assertThat(refusals())
        .hasSize(4)
        .satisfiesExactly(
            cache ->
                assertThat(cache)
                    .startsWith(
                        "test/startservers.py:3: cache is /usr/bin/memcached, which is not in the"
                            + " checkout's bin/"),
            own ->
                assertThat(own)
                    .startsWith(
                        "test/startservers.py:4: own listens on 127.0.0.1:7000, which is no address"
                            + " of the runner"),
            db ->
                assertThat(db)
                    .startsWith(
                        "test/startservers.py:5: db is also the name of a service of the Compose"
                            + " file"),
            mute -> assertThat(mute).startsWith("test/startservers.py:6: mute listens nowhere"));
  }

  @Test
  void a_circle_of_needs_and_a_port_of_two_and_a_need_that_nobody_is_are_refused() {
    checkout.services(
        entry("a", "'./bin/a', '--listen', ':7000'", "('b',)"),
        entry("b", "'./bin/b', '--listen', ':7000'", "('a',)"),
        entry("c", "'./bin/c', '--listen', ':7001'", "('d',)"));
    assertThat(refusals())
        .hasSize(3)
        .anyMatch(text -> text.contains("port :7000 is taken by a"))
        .anyMatch(text -> text.contains("c needs d, which is no service"))
        .anyMatch(text -> text.contains("a, b wait for one another"));
  }

  @Test
  void a_list_without_a_service_is_refused_for_nothing_would_be_split() {
    checkout.with("test/startservers.py", "SERVICES = []\n");
    assertThat(refusals())
        .singleElement()
        .asString()
        .startsWith("test/startservers.py:1: SERVICES has no entry: there is nothing to split");
  }

  @Test
  void a_group_that_stays_in_the_runner_as_a_whole_is_refused() {
    checkout
        .with("test/config/log.json", "{\"files\": [\"/var/log/x.log\"]}")
        .services(
            entry(
                "log-validator",
                "'./bin/boulder', 'log-validator', '--config', 'test/config/log.json',"
                    + " '--debug-addr', ':8016'",
                "None"));
    assertThat(refusals())
        .singleElement()
        .asString()
        .startsWith("test/startservers.py:3: all services that were chosen stay in the runner");
  }

  @Test
  void a_runner_without_the_address_of_the_services_is_refused() {
    String compose = "services:\n  boulder: {image: tools:1, entrypoint: [run]}\n";
    assertThat(refusals(FailureKind.CHECKOUT, () -> Splits.of(compose, checkout, Splits.USUAL)))
        .singleElement()
        .asString()
        .contains("service boulder has none of the addresses by which services call one another");
  }

  @Test
  void what_was_chosen_wrongly_is_told_at_once_with_what_there_is() {
    assertThat(
            choosing(
                Discovery.KUBERNETES,
                List.of("storage-and-validation", "storage"),
                Map.of("boulder-sa", 2, "boulder-ca-1", 2, "boulder-sa-1", 0)))
        .satisfiesExactly(
            discovery ->
                assertThat(discovery).contains("services that stay in the runner have only Consul"),
            group ->
                assertThat(group)
                    .contains("--group storage: there is no such group")
                    .contains("storage-and-validation, certificates, registration"),
            left ->
                assertThat(left)
                    .contains("--replicas boulder-ca-1=2: boulder-ca-1 stays in the runner"),
            unknown ->
                assertThat(unknown)
                    .contains("--replicas boulder-sa=2: there is no such service")
                    .contains("boulder-sa-1, boulder-sa-2"),
            none ->
                assertThat(none)
                    .contains("--replicas boulder-sa-1=0: boulder-sa-1 needs at least one pod"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nonce-service-taro-1 | there is one 10.77.77.77:9301, and it listens there",
        "email-exporter | its perDayLimit is that of one process",
        "bad-key-revoker | it takes keys from the database without a lock",
        "sfe | its importer of overrides takes all tickets",
        "s3-test-srv | a test server has in memory what it was told"
      })
  void more_pods_than_boulder_allows_are_refused_with_the_reason(String name, String reason) {
    assertThat(choosing(Discovery.CONSUL, List.of(), Map.of(name, 2)))
        .singleElement()
        .asString()
        .contains("there can be one " + name + " at a time: " + reason)
        .contains("(test/startservers.py:");
  }

  @Test
  void pods_of_a_service_that_stays_in_any_case_are_refused() {
    assertThat(choosing(Discovery.CONSUL, List.of(), Map.of("log-validator", 1)))
        .singleElement()
        .asString()
        .contains("log-validator stays in the runner")
        .contains("leave the option out");
  }

  @Test
  void a_service_that_no_rule_knows_may_have_one_pod() {
    checkout.services(entry("lamp", "'./bin/lamp', '--listen', ':7000'", "None"));
    StagingChoice two =
        new StagingChoice(
            Discovery.CONSUL, List.of(), new TreeMap<>(Map.of("lamp", 2)), "programs:1");
    assertThat(refusals(FailureKind.USAGE, () -> Splits.of(checkout, two)))
        .singleElement()
        .asString()
        .contains("no rule says that two of it may run at a time");
  }

  @Test
  void several_front_ends_are_fine_but_not_for_boulders_own_tests() {
    StagingChoice two =
        new StagingChoice(
            Discovery.CONSUL,
            List.of(),
            new TreeMap<>(Map.of("boulder-wfe2", 2, "boulder-sa-1", 3)),
            "programs:1");
    assertThat(Splits.sample(two).tooManyForTests())
        .containsOnlyKeys("boulder-wfe2")
        .hasValueSatisfying(
            new org.assertj.core.api.Condition<>(
                why -> why.contains("TestAccountKeyChange"), "the test that fails"));
    assertThat(Splits.sample().tooManyForTests()).isEmpty();
  }
}
