package io.boulderk8s.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.Stacks;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** `stop_grace_period`. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class StopGracePeriodTest {
  @ParameterizedTest
  @CsvSource({"1m30s, 90", "1.9s, 1", "500ms, 0"})
  void whole_seconds_as_compose_tells_them_to_the_engine(String period, long seconds) {
    assertThat(
            Stacks.web("stop_grace_period: " + period).getSpec().getTerminationGracePeriodSeconds())
        .isEqualTo(seconds);
  }

  @Test
  void dockers_ten_seconds_where_nothing_is_said() {
    assertThat(Stacks.web("").getSpec().getTerminationGracePeriodSeconds()).isEqualTo(10);
  }
}
