package io.boulderk8s.boulder.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boulderk8s.failure.Problem;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which file a service's configuration is. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ConfigurationPathTest {
  private final CheckoutOfTexts checkout = new CheckoutOfTexts();

  private List<Problem> configuredBy(String path) {
    checkout.services(
        "Service('sa', None, None, None, ('./bin/boulder', 'boulder-sa', '--config', "
            + path
            + "), None)");
    return checkout.refusals();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'/boulder/test/config/sa.json'",
        "'./test/../test/config/sa.json'",
        "os.path.join('/x', '/boulder/test/config', 'sa.json')"
      })
  void a_configuration_is_the_file_that_the_runner_opens(String path) {
    assertThat(configuredBy(path)).isEmpty();
    assertThat(checkout.read().services().getFirst().config().orElseThrow().file())
        .isEqualTo("test/config/sa.json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'../out.json'",
        "'/etc/out.json'",
        "'test/../../out.json'",
        "os.path.join('test', '/config/sa.json')"
      })
  void a_configuration_outside_the_checkout_is_refused(String path) {
    checkout
        .with("../out.json", "{}")
        .with("/etc/out.json", "{}")
        .with("test/../../out.json", "{}")
        .with("test/config/sa.json", "{}");
    assertThat(configuredBy(path))
        .singleElement()
        .asString()
        .startsWith("test/startservers.py:3: the configuration of sa is outside the checkout: ");
  }

  @Test
  void a_folder_in_place_of_a_file_is_told() {
    checkout.folder("test/config/sa.json").folder("test/consul/config.hcl");
    assertThat(checkout.refusals())
        .extracting(Problem::what)
        .containsExactly(
            "a folder is in place of this file",
            "the configuration of boulder-sa-1 is a folder: test/config/sa.json");
    checkout.folder("test/startservers.py");
    assertThatThrownBy(checkout::read)
        .hasMessageStartingWith("test/startservers.py:1: a folder is in place of this file");
  }
}
