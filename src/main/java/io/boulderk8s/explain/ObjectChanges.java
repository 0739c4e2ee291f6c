package io.boulderk8s.explain;

import io.boulderk8s.explain.FieldChange.Value;
import io.boulderk8s.manifest.Labels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares two sets of explained objects, object by object and field by field. */
public final class ObjectChanges {
  private static final Pattern NUMBERED = Pattern.compile("(.*)\\[\\d+]");

  private ObjectChanges() {}

  /**
   * Returns the changes. A list of words counts as one field. The spec hash is left out: it changes
   * if and only if another field of the pod does.
   */
  public static List<ObjectChange> of(
      SequencedMap<String, ? extends Map<Field, Optional<Origin>>> before,
      SequencedMap<String, ? extends Map<Field, Optional<Origin>>> after) {
    List<ObjectChange> changes = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>(before.keySet());
    names.addAll(after.keySet());
    for (String name : names) {
      Map<Field, Optional<Origin>> old = before.get(name);
      Map<Field, Optional<Origin>> now = after.get(name);
      if (old == null && now != null) {
        changes.add(new ObjectChange.Added(name, ofName(now)));
      } else if (now == null && old != null) {
        changes.add(new ObjectChange.Removed(name, ofName(old)));
      } else if (old != null && now != null) {
        List<FieldChange> fields = fields(values(old), values(now));
        if (!fields.isEmpty()) {
          changes.add(new ObjectChange.Changed(name, fields));
        }
      }
    }
    return changes;
  }

  private static Optional<Origin> ofName(Map<Field, Optional<Origin>> origins) {
    return origins.entrySet().stream()
        .filter(entry -> entry.getKey().path().equals("metadata.name"))
        .flatMap(entry -> entry.getValue().stream())
        .findFirst();
  }

  private static List<FieldChange> fields(Map<String, Value> before, Map<String, Value> after) {
    Set<String> paths = new LinkedHashSet<>(before.keySet());
    paths.addAll(after.keySet());
    return paths.stream()
        .map(
            path ->
                new FieldChange(
                    path,
                    Optional.ofNullable(before.get(path)),
                    Optional.ofNullable(after.get(path))))
        .filter(change -> !change.before().map(Value::text).equals(change.after().map(Value::text)))
        .toList();
  }

  private static Map<String, Value> values(Map<Field, Optional<Origin>> origins) {
    Map<String, Value> values = new LinkedHashMap<>();
    origins.forEach(
        (field, origin) -> {
          Matcher numbered = NUMBERED.matcher(field.path());
          values.merge(
              numbered.matches() ? numbered.group(1) : field.path(),
              new Value(field.value(), origin),
              (first, next) -> new Value(first.text() + ", " + next.text(), first.origin()));
        });
    values.remove("metadata.annotations[" + Labels.SPEC_HASH + "]");
    return values;
  }
}
