package io.boulderk8s.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A service that is late is named before its phase is over. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ServiceDeadlineTest {
  private Instant now = Instant.EPOCH;

  private ServiceDeadline begun(Duration limit) {
    ServiceDeadline deadline = new ServiceDeadline(limit, () -> now);
    deadline.begin();
    return deadline;
  }

  @Test
  void it_leaves_time_to_say_which_service_was_late() {
    assertThat(begun(Duration.ofMinutes(15)).left()).isEqualTo(Duration.ofSeconds(890));
    assertThat(begun(Duration.ofSeconds(40)).left()).isEqualTo(Duration.ofSeconds(36));
  }

  @Test
  void it_is_one_for_all_services_however_late_they_begin() {
    ServiceDeadline deadline = begun(Duration.ofSeconds(40));
    now = now.plusSeconds(30);
    assertThat(deadline.left()).isEqualTo(Duration.ofSeconds(6));
    now = now.plusSeconds(30);
    assertThat(deadline.left()).isZero();
    deadline.begin();
    assertThat(deadline.left()).isEqualTo(Duration.ofSeconds(36));
  }
}
