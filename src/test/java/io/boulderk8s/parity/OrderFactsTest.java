package io.boulderk8s.parity;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.plan.Plan;
import io.boulderk8s.testkit.FakeImages;
import io.boulderk8s.testkit.Plans;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class OrderFactsTest {
  private static final Plan PLAN =
      Plans.of(
          """
          services:
            boulder:
              image: a
              command: x
              depends_on:
                db: {condition: service_started}
                load: {condition: service_completed_successfully}
            db: {image: a, command: x}
            load: {image: a, command: x, depends_on: [db]}
            lonely: {image: a, command: x}
          """,
          new FakeImages(FakeImages.NGINX));
  private static final Lifetime DB = Lifetime.of("2026-11-21T10:00:02Z", "");
  private static final Lifetime LOAD =
      Lifetime.of("2026-11-21T10:00:02.5Z", "2026-11-21T10:00:04Z");

  private static final Fact LOAD_AFTER_DB =
      Fact.of("load", "order", "db service_started", "began after");
  private static final Fact AFTER_DB =
      Fact.of("boulder", "order", "db service_started", "began after");
  private static final String END_OF_LOAD = "load service_completed_successfully";

  private static List<Fact> facts(Lifetime runner) {
    return OrderFacts.of(PLAN, Map.of("db", DB, "load", LOAD, "boulder", runner));
  }

  @Test
  void a_service_that_waited_began_after() {
    assertThat(facts(Lifetime.of("2026-11-21T10:00:04Z", "0001-01-01T00:00:00Z")))
        .containsExactlyInAnyOrder(
            LOAD_AFTER_DB, AFTER_DB, Fact.of("boulder", "order", END_OF_LOAD, "began after"));
  }

  @Test
  void one_that_did_not_wait_is_told() {
    assertThat(facts(Lifetime.of("2026-11-21T10:00:03Z", "")))
        .containsExactlyInAnyOrder(
            LOAD_AFTER_DB, AFTER_DB, Fact.of("boulder", "order", END_OF_LOAD, "began before"));
  }

  @Test
  void of_a_container_that_is_not_there_nothing_is_said() {
    assertThat(OrderFacts.of(PLAN, Map.of("db", DB))).isEmpty();
  }
}
