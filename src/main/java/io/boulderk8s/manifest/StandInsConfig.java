package io.boulderk8s.manifest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.boulderk8s.staging.StagingPlan;
import io.boulderk8s.staging.StandIn;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;

/** Tells the runner which processes it starts a stand-in for; images/agent reads it. */
final class StandInsConfig {
  static final String NAME = "boulder-stand-ins";
  private static final String FILE = "stand-ins.json";

  private StandInsConfig() {}

  static ConfigMap of(StagingPlan plan, String namespace) {
    return new ConfigMapBuilder()
        .withMetadata(Labels.ours(namespace, NAME))
        .addToData(FILE, json(plan))
        .build();
  }

  /** Writes a line for each service, for readers. */
  private static String json(StagingPlan plan) {
    String services =
        plan.standIns().stream()
            .map(standIn -> text(json -> write(json, standIn)))
            .collect(Collectors.joining(",\n"));
    String left = text(json -> list(json, plan.left()));
    return "{\"services\": [\n%s],\n\"left\": %s}\n".formatted(services, left);
  }

  /** Writes JSON. */
  private interface Writing {
    void to(JsonGenerator json) throws IOException;
  }

  private static String text(Writing writing) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      writing.to(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, StandIn standIn) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", standIn.name());
    json.writeFieldName("argv");
    list(json, standIn.argv());
    json.writeFieldName("listen");
    list(json, standIn.listen());
    json.writeStringField("target", standIn.target());
    json.writeEndObject();
  }

  private static void list(JsonGenerator json, List<String> items) throws IOException {
    json.writeStartArray();
    for (String item : items) {
      json.writeString(item);
    }
    json.writeEndArray();
  }
}
