package io.boulderk8s.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.boulderk8s.boulder.catalog.CheckoutOfTexts;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.Problem;
import io.boulderk8s.testkit.Splits;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What cannot be without an agent in the pods of services. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class InClusterRefusalsTest {
  private static final String CONFIG = "test/config/sa.json";
  private static final String SYSLOG = "\"syslog\": {\"syslogLevel\": -1}";

  private final CheckoutOfTexts checkout = new CheckoutOfTexts().with(CONFIG, "{" + SYSLOG + "}");

  private List<String> refusals() {
    BoulderK8sException refused =
        catchThrowableOfType(
            BoulderK8sException.class, () -> Splits.of(checkout, Splits.IN_CLUSTER));
    assertThat(refused).as("nothing is refused").isNotNull();
    return refused.problems().stream().map(Problem::toString).toList();
  }

  private void consul(String name, String address, int port) {
    checkout.with(
        "test/consul/config.hcl",
        "services {\n name = \"%s\"\n address = \"%s\"\n port = %d\n}\n"
            .formatted(name, address, port));
  }

  @Test
  void a_checkout_without_any_of_it_is_split() {
    assertThat(Splits.of(checkout, Splits.IN_CLUSTER).patches()).isEmpty();
  }

  @Test
  void a_system_log_that_the_configuration_does_not_mention() {
    checkout.with(CONFIG, "{}");
    assertThat(refusals())
        .singleElement()
        .asString()
        .startsWith(CONFIG + ":1: boulder-sa-1 writes to a system log");
  }

  @Test
  void a_client_that_takes_the_name_of_the_certificate_from_the_address() {
    checkout.with(CONFIG, "{\"a\": {\"serverAddress\": \"10.77.77.77:8003\"}, " + SYSLOG + "}");
    assertThat(refusals())
        .singleElement()
        .asString()
        .contains("a of boulder-sa-1 is called by another name than its certificate's");
  }

  @Test
  void a_name_that_no_split_service_answers_to() {
    consul("other", "10.77.77.99", 8003);
    checkout.with(CONFIG, lookup("other"));
    assertThat(refusals())
        .singleElement()
        .asString()
        .startsWith("test/consul/config.hcl:1: boulder-sa-1 asks for other");
  }

  @Test
  void a_name_that_is_too_long_for_a_port() {
    consul("sixteen-letters-", "10.77.77.77", 8003);
    checkout.with(CONFIG, lookup("sixteen-letters-"));
    assertThat(refusals()).singleElement().asString().contains("no port can be called so");
  }

  @Test
  void a_name_whose_service_is_somebody_elses() {
    consul("sa-1", "10.77.77.77", 8003);
    checkout.with(CONFIG, lookup("sa-1"));
    assertThat(refusals())
        .singleElement()
        .asString()
        .contains("sa-1 is announced as boulder-sa-1, which is somebody's name");
  }

  private static String lookup(String service) {
    return ("{\"a\": {\"srvLookup\": {\"service\": \"%s\", \"domain\": \"service.consul\"},"
            + " \"hostOverride\": \"x\"}, %s}")
        .formatted(service, SYSLOG);
  }
}
