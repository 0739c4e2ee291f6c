package io.boulderk8s.bundle;

import io.boulderk8s.compose.Source;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes the Compose model as YAML: every component of its records, in their order, so that a new
 * key cannot be forgotten here. Names are Compose's or close (`depends_on`); settings that are not
 * made are left out.
 */
public final class ModelYaml {
  private ModelYaml() {}

  public static String of(Record model) {
    return Serialization.asYaml(plain(model));
  }

  private static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Source source -> source.toString();
      case Record record -> components(record);
      case Optional<?> optional -> plain(optional.orElse(null));
      case Map<?, ?> map -> entries(map);
      case Collection<?> list -> list.stream().map(ModelYaml::plain).toList();
      case Duration duration -> duration.toMillis() + "ms";
      case Enum<?> constant -> constant.name().toLowerCase(Locale.ROOT);
      case Boolean truth -> truth;
      case Number number -> number;
      default -> value.toString();
    };
  }

  private static Map<String, Object> entries(Map<?, ?> map) {
    Map<String, Object> entries = new LinkedHashMap<>();
    map.forEach((key, value) -> put(entries, String.valueOf(key), value));
    return entries;
  }

  private static Map<String, Object> components(Record record) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      if (!component.getName().equals("sources")) {
        put(fields, name(component), value(record, component));
      }
    }
    return fields;
  }

  private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
    Object plain = plain(value);
    if (plain != null && !isEmpty(value)) {
      fields.put(name, plain);
    }
  }

  /** Present and empty means something else: a removed entrypoint. */
  private static boolean isEmpty(@Nullable Object value) {
    return switch (value) {
      case Collection<?> list -> list.isEmpty();
      case Map<?, ?> map -> map.isEmpty();
      case null, default -> false;
    };
  }

  private static @Nullable Object value(Record record, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String name(RecordComponent component) {
    return component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }
}
