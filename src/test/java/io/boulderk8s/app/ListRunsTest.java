package io.boulderk8s.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The order of the steps of `runs`, without a cluster. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ListRunsTest {
  private static final Optional<String> STACK = Optional.of("boulder-test");

  private final FakeRuns runs = new FakeRuns(Optional.empty(), Map.of());

  @Test
  void the_runs_of_a_stack_are_listed_while_the_cluster_is_open() {
    assertThat(ListRuns.in(() -> runs, STACK)).containsExactly(FakeRuns.RUN);
    assertThat(runs.steps()).containsExactly("list boulder-test", "close");
  }

  @Test
  void without_a_stack_they_are_those_of_the_whole_cluster() {
    assertThat(ListRuns.in(() -> runs, Optional.empty())).containsExactly(FakeRuns.RUN);
    assertThat(runs.steps()).containsExactly("list all", "close");
  }

  @Test
  void a_cluster_that_does_not_answer_is_closed() {
    FakeRuns ill =
        new FakeRuns(
            Optional.empty(), Map.of("list boulder-test", new IllegalStateException("no answer")));
    assertThatThrownBy(() -> ListRuns.in(() -> ill, STACK)).hasMessage("no answer");
    assertThat(ill.steps()).containsExactly("list boulder-test", "close");
  }
}
