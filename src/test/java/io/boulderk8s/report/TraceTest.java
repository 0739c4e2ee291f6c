package io.boulderk8s.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What a trace shows of a command. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class TraceTest {
  private Instant now = Instant.EPOCH;

  /** Each look at the clock takes a second. */
  private final Trace trace = new Trace("up", Instant.EPOCH, () -> now = now.plusSeconds(1));

  private List<Span> spans() {
    return trace.end(false);
  }

  /** NAME START-END and its parent. */
  private static String text(Span span) {
    return "%d<%d %s %d-%d%s %s"
        .formatted(
            span.id(),
            span.parent(),
            span.name(),
            span.start().getEpochSecond(),
            span.end().getEpochSecond(),
            span.failed() ? "!" : "",
            span.marks().stream().map(Span.Mark::what).collect(Collectors.joining(", ")));
  }

  @Test
  void spans_are_nested_as_the_work_is() {
    trace.report(new Event.StepStarted("images"));
    trace.span("docker image ls", () -> 0);
    trace.report(new Event.StepEnded("images", Duration.ZERO));
    trace.notice("said outside");

    assertThat(spans())
        .extracting(TraceTest::text)
        .containsExactly(
            "1<0 up 0-6 note: said outside", "2<1 images 1-4 ", "3<2 docker image ls 2-3 ");
  }

  @Test
  void what_fails_is_marked_and_so_is_what_it_is_a_part_of() {
    assertThatThrownBy(
            () ->
                trace.step(
                    "cluster",
                    () ->
                        trace.span(
                            "kind",
                            () -> {
                              throw new IllegalStateException();
                            })))
        .isInstanceOf(IllegalStateException.class);

    assertThat(trace.end(true)).extracting(Span::failed).containsExactly(true, true, true);
  }

  @Test
  void work_of_another_thread_belongs_to_the_step_that_waits_for_it() throws InterruptedException {
    trace.report(new Event.StepStarted("images"));
    Thread other =
        Thread.ofVirtual().start(() -> trace.span("load", () -> trace.span("x", () -> 0)));
    other.join();

    assertThat(spans()).extracting(Span::parent).containsExactly(0L, 1L, 2L, 3L);
  }

  @Test
  void a_service_is_a_span_until_it_is_as_far_as_it_has_to_be() {
    trace.report(new Event.ServiceChanged("bredis_1", "starting", false));
    trace.report(new Event.ServiceChanged("bminio", "starting", false));
    trace.report(new Event.ServiceChanged("bredis_1", "started", true));

    assertThat(spans())
        .extracting(TraceTest::text)
        .containsExactly(
            "1<0 up 0-4 ",
            "2<1 service bredis_1 1-3 starting, started",
            "3<1 service bminio 2-4! starting");
  }

  @Test
  void a_run_is_a_span_with_its_exit_code() {
    trace.report(new Event.RunStarted("a1"));
    trace.report(new Event.Mark("first bytes of stdout"));
    trace.report(new Event.RunEnded("a1", 3, ""));

    assertThat(spans())
        .extracting(TraceTest::text)
        .containsExactly("1<0 up 0-5 ", "2<1 run a1 1-4 first bytes of stdout, exit code 3");
  }

  @Test
  void an_end_without_a_beginning_changes_nothing() {
    trace.report(new Event.StepEnded("never begun", Duration.ZERO));

    assertThat(spans()).hasSize(1);
  }

  /** The names of the fields are those of OTLP's JSON encoding (opentelemetry-proto). */
  @Test
  void the_file_is_otlp_json() throws Exception {
    trace.report(new Event.StepStarted("cluster \"x\""));
    trace.report(new Event.Mark("made"));
    trace.report(new Event.StepFailed("cluster \"x\"", Duration.ZERO));
    String text = new OtlpJson("0123456789abcdef0123456789abcdef", "0.1.0").of(spans());

    assertThat(text).endsWith("\n").hasLineCount(1);
    JsonNode resource = new JsonMapper().readTree(text).path("resourceSpans").path(0);
    assertThat(resource.at("/resource/attributes/0/value/stringValue").asText())
        .isEqualTo("boulder-k8s");
    assertThat(resource.at("/scopeSpans/0/spans/1"))
        .hasToString(
            """
            {"traceId":"0123456789abcdef0123456789abcdef","spanId":"0000000000000002",\
            "parentSpanId":"0000000000000001","name":"cluster \\"x\\"","kind":1,\
            "startTimeUnixNano":"1000000000","endTimeUnixNano":"3000000000",\
            "events":[{"timeUnixNano":"2000000000","name":"made"}],"status":{"code":2}}""");
    assertThat(resource.at("/scopeSpans/0/spans/0").has("parentSpanId")).isFalse();
  }
}
