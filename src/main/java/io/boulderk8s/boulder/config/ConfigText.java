package io.boulderk8s.boulder.config;

import com.fasterxml.jackson.core.JsonGenerator;
import io.boulderk8s.json.Json;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Writes the JSON of a configuration. */
public final class ConfigText {
  private ConfigText() {}

  /** Returns it with a line for each value. */
  public static String lines(ConfigValue value) {
    return text(value, true) + "\n";
  }

  /** Returns it on one line. */
  public static String line(ConfigValue value) {
    return text(value, false);
  }

  private static String text(ConfigValue value, boolean lines) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = Json.MAPPER.createGenerator(text)) {
      if (lines) {
        json.useDefaultPrettyPrinter();
      }
      write(json, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, ConfigValue value) throws IOException {
    switch (value) {
      case ConfigValue.Section section -> {
        json.writeStartObject();
        for (ConfigValue.Member member : section.members()) {
          json.writeFieldName(member.name());
          write(json, member.value());
        }
        json.writeEndObject();
      }
      case ConfigValue.Sequence sequence -> {
        json.writeStartArray();
        for (ConfigValue item : sequence.items()) {
          write(json, item);
        }
        json.writeEndArray();
      }
      case ConfigValue.Text(String text, _) -> json.writeString(text);
      case ConfigValue.Plain(String text, _) -> json.writeRawValue(text);
    }
  }
}
