package io.boulderk8s.parity;

import io.boulderk8s.compose.Dependency;
import io.boulderk8s.plan.Plan;
import io.boulderk8s.plan.Workload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reports the order of starts as far as `depends_on` sets one: whether a service began after what
 * it waits for. The rest of the order differs from one start to the next, and is no fact.
 */
public final class OrderFacts {
  private OrderFacts() {}

  /**
   * Returns one fact for each `depends_on` entry whose two containers are known.
   *
   * @param lifetimes by service; Kubernetes knows whole seconds only
   */
  public static List<Fact> of(Plan plan, Map<String, Lifetime> lifetimes) {
    List<Fact> facts = new ArrayList<>();
    Stream.concat(plan.dependencies().stream(), Stream.of(plan.runner()))
        .forEach(
            workload ->
                workload
                    .startsAfter()
                    .forEach(
                        dependency -> fact(workload, dependency, lifetimes).ifPresent(facts::add)));
    return facts;
  }

  private static Optional<Fact> fact(
      Workload workload, Dependency dependency, Map<String, Lifetime> lifetimes) {
    Lifetime own = lifetimes.getOrDefault(workload.service(), Lifetime.NONE);
    Lifetime other = lifetimes.getOrDefault(dependency.service(), Lifetime.NONE);
    return own.began()
        .flatMap(
            began ->
                awaited(dependency, other)
                    .map(
                        moment ->
                            Fact.of(
                                workload.service(),
                                "order",
                                dependency.service() + " " + word(dependency.condition()),
                                began.isBefore(moment) ? "began before" : "began after")));
  }

  /** Neither system records when it became healthy, so the start of the container must do. */
  private static Optional<Instant> awaited(Dependency dependency, Lifetime other) {
    return switch (dependency.condition()) {
      case SERVICE_STARTED, SERVICE_HEALTHY -> other.began();
      case SERVICE_COMPLETED_SUCCESSFULLY -> other.ended();
    };
  }

  private static String word(Dependency.Condition condition) {
    return condition.name().toLowerCase(Locale.ROOT);
  }
}
