package io.boulderk8s.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.testkit.PodStatuses;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class RunTicketTest {
  private final RunTicket ticket =
      new RunTicket(
          "a1b2c3d4",
          List.of("./test.sh", "-f", "A \"B\"/C"),
          "me@here, process 7",
          "2026-01-01T00:00:00Z");

  @Test
  void it_comes_off_the_pod_as_it_went_on() {
    Pod pod = ticket.on(PodStatuses.running(true));

    assertThat(RunTicket.of(pod)).hasValue(ticket);
    assertThat(pod.getMetadata().getLabels()).containsEntry(RunTicket.LABEL, "a1b2c3d4");
  }

  @Test
  void a_pod_without_one_is_no_run() {
    assertThat(RunTicket.of(PodStatuses.running(true))).isEmpty();
    Pod odd =
        new PodBuilder(PodStatuses.running(true))
            .editMetadata()
            .withAnnotations(Map.of("boulder-k8s.io/run-ticket", "{"))
            .endMetadata()
            .build();
    assertThat(RunTicket.of(odd)).isEmpty();
  }

  @Test
  void it_says_who_runs_what_since_when() {
    assertThat(ticket.describe())
        .isEqualTo(
            "run a1b2c3d4 (`./test.sh -f A \"B\"/C`, since 2026-01-01T00:00:00Z, by me@here, process 7)");
  }

  private static Pod carrying(String text) {
    return new PodBuilder(PodStatuses.running(true))
        .editMetadata()
        .withLabels(Map.of(RunTicket.LABEL, "a1b2c3d4"))
        .withAnnotations(Map.of("boulder-k8s.io/run-ticket", text))
        .endMetadata()
        .build();
  }

  @Test
  void one_from_before_formats_had_numbers_reads_as_ever() {
    assertThat(
            RunTicket.of(
                carrying(
                    "{\"id\":\"a1b2c3d4\",\"command\":[\"./test.sh\"],\"by\":\"me\",\"created\":\"2026-01-01T00:00:00Z\"}")))
        .hasValue(new RunTicket(0, "a1b2c3d4", List.of("./test.sh"), "me", "2026-01-01T00:00:00Z"));
  }

  @Test
  void further_fields_of_its_format_do_not_matter() {
    assertThat(
            RunTicket.of(
                carrying(
                    "{\"format\":1,\"id\":\"a1\",\"command\":[],\"by\":\"me\",\"created\":\"now\",\"mood\":1}")))
        .hasValue(new RunTicket("a1", List.of(), "me", "now"));
  }

  @Test
  void one_of_a_newer_format_is_told() {
    assertThatExceptionOfType(BoulderK8sException.class)
        .isThrownBy(() -> RunTicket.of(carrying("{\"format\":2,\"run\":{\"id\":\"a1b2c3d4\"}}")))
        .withMessageContaining(
            "run a1b2c3d4: its pod's ticket has format 2, newer than this boulder-k8s knows (1)")
        .returns(FailureKind.UNAVAILABLE, BoulderK8sException::kind);
  }
}
