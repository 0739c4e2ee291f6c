package io.boulderk8s.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.PodStatuses;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class HistoryTest {
  private final History history = new History(() -> Instant.parse("2026-11-21T11:04:02Z"));

  @Test
  void a_line_is_noted_for_each_change_and_none_for_the_same_again() {
    history.pod(PodStatuses.running(false));
    history.pod(PodStatuses.running(false));
    history.pod(PodStatuses.running(true));
    history.pod(PodStatuses.ended(1, "Error"));
    assertThat(history.timeline())
        .containsExactly(
            "2026-11-21T11:04:02Z  db: running, not ready",
            "2026-11-21T11:04:02Z  db: running",
            "2026-11-21T11:04:02Z  db: ended: 1 Error");
  }

  @Test
  void a_pod_that_is_gone_is_remembered_as_it_was_last() {
    Pod ended = PodStatuses.ended(137, "OOMKilled");
    history.pod(ended);
    history.gone(ended);
    assertThat(history.pods()).containsExactly(ended);
    assertThat(history.timeline()).endsWith("2026-11-21T11:04:02Z  db: deleted");
  }

  @Test
  void events_come_in_their_order_and_those_from_before_are_another_runs() {
    history.event(event("b", "2026-11-21T11:06:00Z"));
    history.event(event("a", "2026-11-21T11:05:00Z"));
    history.event(event("old", "2026-11-21T10:00:00Z"));
    history.event(event("a", "2026-11-21T11:07:00Z"));
    assertThat(history.events(Instant.parse("2026-11-21T11:00:00Z")))
        .extracting(event -> event.getMetadata().getUid())
        .containsExactly("b", "a");
  }

  private static Event event(String uid, String time) {
    return new EventBuilder()
        .withNewMetadata()
        .withUid(uid)
        .endMetadata()
        .withLastTimestamp(time)
        .build();
  }
}
