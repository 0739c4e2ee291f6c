package io.boulderk8s.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** docs/events.md is what a program that reads events is written by. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class EventsPageTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern ROW = Pattern.compile("\\| `([a-z-]+)` \\| ([^|]*)\\|.*");

  @Test
  void the_page_has_each_event_with_its_fields() throws Exception {
    Map<String, List<String>> written = new LinkedHashMap<>();
    for (String line : page()) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        List<String> fields = Arrays.asList(row.group(2).replace("`", "").strip().split(" "));
        written.put(row.group(1), fields.equals(List.of("")) ? List.of() : fields);
      }
    }

    assertThat(written).containsExactlyInAnyOrderEntriesOf(events());
  }

  @Test
  void the_examples_are_events() throws Exception {
    Map<String, List<String>> events = events();
    List<String> examples = page().stream().filter(line -> line.startsWith("    {")).toList();

    assertThat(examples).hasSizeGreaterThan(3);
    for (String example : examples) {
      JsonNode line = JSON.readTree(example);
      assertThat(fields(line)).as(example).isEqualTo(events.get(line.get("event").asText()));
    }
  }

  private static List<String> page() throws IOException {
    return Files.readAllLines(Path.of("docs/events.md"));
  }

  /** Each event that a stream can have, and the fields it really has there. */
  private static Map<String, List<String>> events() throws Exception {
    Map<String, List<String>> events = new LinkedHashMap<>();
    for (Class<?> type : types(Event.class).toList()) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      new JsonReporter(out, () -> Instant.EPOCH).report(example(type));
      if (out.size() > 0) {
        JsonNode line = JSON.readTree(out.toString(StandardCharsets.UTF_8));
        events.put(line.get("event").asText(), fields(line));
      }
    }
    return events;
  }

  private static List<String> fields(JsonNode line) {
    List<String> names = new ArrayList<>();
    line.fieldNames().forEachRemaining(names::add);
    names.removeAll(List.of("time", "event"));
    return names;
  }

  private static Stream<Class<?>> types(Class<?> type) {
    return type.isRecord()
        ? Stream.of(type)
        : Stream.of(type.getPermittedSubclasses()).flatMap(EventsPageTest::types);
  }

  private static Event example(Class<?> type) throws ReflectiveOperationException {
    RecordComponent[] parts = type.getRecordComponents();
    Class<?>[] types = Stream.of(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Object[] values = Stream.of(types).map(EventsPageTest::value).toArray();
    var constructor = type.getDeclaredConstructor(types);
    constructor.setAccessible(true);
    return (Event) constructor.newInstance(values);
  }

  private static Object value(Class<?> type) {
    if (type == int.class) {
      return 1;
    }
    if (type == boolean.class) {
      return true;
    }
    if (type == Duration.class) {
      return Duration.ZERO;
    }
    if (type == List.class) {
      return List.of();
    }
    return type == Standing.class ? Standing.GOOD : "text";
  }
}
