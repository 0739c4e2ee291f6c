package io.boulderk8s.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class UsageSamplesTest {
  private final UsageSamples samples = new UsageSamples();

  @Test
  void pods_are_added_up_and_those_that_are_gone_still_count() {
    samples.add("x-c1 a 1000000000 100\nx-c1 b 500000000 50\nx-c2 c 7 8\n");
    samples.add("x-c1 b 2500000000 60\n");

    assertThat(samples.cpu("x-c1")).isEqualTo(Duration.ofMillis(3500));
    assertThat(samples.memory("x-c1")).isEqualTo(150);
    assertThat(samples.memory("x-c2")).isEqualTo(8);
  }

  @Test
  void lines_of_pods_that_went_away_meanwhile_are_left_out() {
    samples.add("x-c1 a  100\nx-c1 a 5 -3\nx-c1 a 5\n\nx-c1 a 5 6\n");

    assertThat(samples.cpu("x-c1")).isEqualTo(Duration.ofNanos(5));
    assertThat(samples.memory("x-c1")).isEqualTo(6);
    assertThat(samples.cpu("other")).isZero();
    assertThat(samples.memory("other")).isZero();
  }
}
