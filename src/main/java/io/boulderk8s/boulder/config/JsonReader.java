package io.boulderk8s.boulder.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.boulderk8s.boulder.config.ConfigValue.Member;
import io.boulderk8s.boulder.read.Findings;
import io.boulderk8s.boulder.read.Place;
import io.boulderk8s.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads JSON with the line of each value. */
final class JsonReader {
  private final String file;
  private final Findings refused;

  JsonReader(String file, Findings refused) {
    this.file = file;
    this.refused = refused;
  }

  /** Returns the object that the text is; empty when it is refused. */
  Optional<ConfigValue.Section> read(String text) {
    try (JsonParser parser = Json.MAPPER.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        refused.add(here(parser), "this is no JSON object", "a service's configuration is one");
        return Optional.empty();
      }
      ConfigValue.Section root = section(parser);
      if (parser.nextToken() != null) {
        refused.add(here(parser), "something follows the JSON object", "correct the JSON");
      }
      return Optional.of(root);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      refused.add(
          new Place(file, Math.max(1, line)), "not JSON: " + e.getOriginalMessage(), "correct it");
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ConfigValue value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> section(parser);
      case START_ARRAY -> sequence(parser);
      case VALUE_STRING -> new ConfigValue.Text(parser.getText(), here(parser));
      default -> new ConfigValue.Plain(parser.getText(), here(parser));
    };
  }

  private ConfigValue.Section section(JsonParser parser) throws IOException {
    Place start = here(parser);
    List<Member> members = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      Place place = here(parser);
      parser.nextToken();
      refuseSecond(name, members, place);
      members.add(new Member(name, value(parser)));
    }
    return new ConfigValue.Section(members, start);
  }

  /** Go would take the last one in silence. */
  private void refuseSecond(String name, List<Member> members, Place place) {
    members.stream()
        .map(Member::name)
        .filter(first -> first.equalsIgnoreCase(name))
        .findFirst()
        .ifPresent(
            first ->
                refused.add(
                    place,
                    first.equals(name)
                        ? "`" + name + "` is set twice in one object"
                        : "`%s` is set in one object with `%s`, and Go takes them for the same"
                            .formatted(name, first),
                    "leave one of them"));
  }

  private ConfigValue.Sequence sequence(JsonParser parser) throws IOException {
    Place start = here(parser);
    List<ConfigValue> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(parser));
    }
    return new ConfigValue.Sequence(items, start);
  }

  private Place here(JsonParser parser) {
    return new Place(file, Math.max(1, parser.currentTokenLocation().getLineNr()));
  }
}
