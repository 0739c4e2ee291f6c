package io.boulderk8s.staging;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boulderk8s.boulder.catalog.CheckoutOfTexts;
import io.boulderk8s.testkit.Splits;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class TakenNamesTest {
  private final CheckoutOfTexts checkout = new CheckoutOfTexts();

  @Test
  void a_service_that_is_called_like_an_alias_of_a_dependency_is_refused() {
    String compose =
        """
        services:
          boulder:
            image: tools:1
            entrypoint: [run]
            networks: {bouldernet: {ipv4_address: 10.77.77.77}}
            depends_on: [db]
          db: {image: mariadb:1, networks: {bouldernet: {aliases: [boulder-mariadb]}}}
        networks:
          bouldernet: {ipam: {config: [{subnet: 10.77.77.0/24}]}}
        """;
    checkout.services(
        "Service('Boulder-MariaDB', None, None, None, ('./bin/a', '--listen', ':7000'), None)");
    assertThatThrownBy(() -> Splits.of(compose, checkout, Splits.USUAL))
        .hasMessageStartingWith(
            "test/startservers.py:3: Boulder-MariaDB is also an alias of db in the Compose file");
  }
}
