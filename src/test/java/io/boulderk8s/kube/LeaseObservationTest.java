package io.boulderk8s.kube;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class LeaseObservationTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private static final Instant START = Instant.EPOCH;

  @Test
  void one_that_stays_as_it_is_for_its_whole_duration_is_stale() {
    LeaseObservation seen = LeaseObservation.first("7", START);
    for (int second = 5; second < 60; second += 5) {
      seen = seen.next("7", at(second));
      assertThat(seen.isStale(MINUTE)).as("after %d s", second).isFalse();
    }
    seen = seen.next("7", at(60));
    assertThat(seen.isStale(MINUTE)).isTrue();
    assertThat(seen.renewed()).isFalse();
  }

  @Test
  void one_that_changes_has_somebody_who_renews_it_and_the_count_begins_anew() {
    LeaseObservation seen = LeaseObservation.first("7", at(0)).next("7", at(15)).next("8", at(20));
    assertThat(seen.renewed()).isTrue();
    assertThat(seen.isStale(MINUTE)).isFalse();
    for (int second = 35; second < 80; second += 15) {
      seen = seen.next("8", at(second));
    }
    assertThat(seen.isStale(MINUTE)).isFalse();
    assertThat(seen.next("8", at(80)).isStale(MINUTE)).isTrue();
  }

  @Test
  void while_nobody_could_look_its_holder_may_not_have_been_able_to_renew_it_either() {
    LeaseObservation seen = LeaseObservation.first("7", at(0)).next("7", at(10)).next("7", at(600));
    assertThat(seen.isStale(MINUTE)).isFalse();
    for (int second = 610; second <= 660; second += 10) {
      assertThat(seen.isStale(MINUTE)).isFalse();
      seen = seen.next("7", at(second));
    }
    assertThat(seen.isStale(MINUTE)).isTrue();
  }

  private static Instant at(int seconds) {
    return START.plusSeconds(seconds);
  }
}
