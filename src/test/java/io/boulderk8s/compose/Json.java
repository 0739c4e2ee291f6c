package io.boulderk8s.compose;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A JSON value that may not be there; JSON is YAML, so the parser at hand reads it. */
record Json(@Nullable Object value) {
  static Json parse(String text) {
    return new Json(new Load(LoadSettings.builder().build()).loadFromString(text));
  }

  Json path(String key) {
    return new Json(value instanceof Map<?, ?> map ? map.get(key) : null);
  }

  boolean isAbsent() {
    return value == null;
  }

  /** Nothing in it, if it is there. */
  boolean isEmpty() {
    return value == null
        || value instanceof Map<?, ?> map && map.isEmpty()
        || value instanceof List<?> list && list.isEmpty();
  }

  List<Json> items() {
    return value instanceof List<?> list ? list.stream().map(Json::new).toList() : List.of();
  }

  Map<String, Json> properties() {
    Map<String, Json> properties = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, child) -> properties.put(String.valueOf(key), new Json(child)));
    }
    return properties;
  }

  String text(String otherwise) {
    return value == null ? otherwise : String.valueOf(value);
  }

  boolean isTrue() {
    return Boolean.TRUE.equals(value);
  }
}
