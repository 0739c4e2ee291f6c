package io.boulderk8s.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.compose.ComposeText;
import io.boulderk8s.compose.Dependency.Condition;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** `links`. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class LinksTest {
  @Test
  void a_link_is_a_start_order() {
    var dependencies =
        ComposeText.service(
                "links: [db, \"cache:cache\"]\ndepends_on: {db: {condition: service_healthy}}")
            .override("services: {db: {image: a}, cache: {image: b}}")
            .web()
            .dependsOn();

    assertThat(dependencies.get("db").condition()).isEqualTo(Condition.SERVICE_HEALTHY);
    assertThat(dependencies.get("cache").condition()).isEqualTo(Condition.SERVICE_STARTED);
  }

  @Test
  void a_name_for_this_service_alone_is_refused() {
    assertThat(
            ComposeText.service("links: [\"db:mysql\"]")
                .override("services: {db: {image: a}}")
                .problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.where()).isEqualTo("compose.yml:4:13");
              assertThat(problem.next()).isEqualTo("make it one of `networks.*.aliases` of `db`");
            });
  }

  @Test
  void a_service_that_is_not_there_is_an_error() {
    assertThat(ComposeText.service("links: [nobody]").complaints())
        .containsExactly("compose.yml:2:3: `nobody` is not a service");
  }
}
