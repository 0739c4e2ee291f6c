package io.boulderk8s.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.boulderk8s.json.Json;
import java.time.Instant;
import java.util.List;

/**
 * Formats spans as OpenTelemetry's file format (one line of OTLP/JSON, a TracesData): Jaeger's page
 * reads it as a file, and every OTLP receiver by HTTP.
 *
 * @param traceId 32 hexadecimal digits
 * @param version of boulder-k8s
 */
public record OtlpJson(String traceId, String version) {
  private static final int INTERNAL = 1;
  private static final int ERROR = 2;

  public String of(List<Span> spans) {
    ObjectNode root = Json.MAPPER.createObjectNode();
    ObjectNode resource = root.putArray("resourceSpans").addObject();
    attribute(resource.putObject("resource").putArray("attributes"), "service.name", "boulder-k8s");
    ObjectNode scope = resource.putArray("scopeSpans").addObject();
    scope.putObject("scope").put("name", "boulder-k8s").put("version", version);
    ArrayNode list = scope.putArray("spans");
    spans.forEach(span -> write(span, list.addObject()));
    return root + "\n";
  }

  private void write(Span span, ObjectNode to) {
    to.put("traceId", traceId).put("spanId", id(span.id()));
    if (span.parent() != 0) {
      to.put("parentSpanId", id(span.parent()));
    }
    to.put("name", span.name()).put("kind", INTERNAL);
    to.put("startTimeUnixNano", nanos(span.start())).put("endTimeUnixNano", nanos(span.end()));
    if (!span.marks().isEmpty()) {
      ArrayNode events = to.putArray("events");
      span.marks()
          .forEach(
              mark ->
                  events
                      .addObject()
                      .put("timeUnixNano", nanos(mark.time()))
                      .put("name", mark.what()));
    }
    ObjectNode status = to.putObject("status");
    if (span.failed()) {
      status.put("code", ERROR);
    }
  }

  private static void attribute(ArrayNode attributes, String key, String value) {
    attributes.addObject().put("key", key).putObject("value").put("stringValue", value);
  }

  private static String id(long number) {
    return "%016x".formatted(number);
  }

  /** JSON has a 64-bit number as a string (proto3). */
  private static String nanos(Instant time) {
    return String.valueOf(time.getEpochSecond() * 1_000_000_000L + time.getNano());
  }
}
