package io.boulderk8s.explain;

import java.util.List;
import java.util.Optional;

/** The change of an object when the Compose files change. */
public sealed interface ObjectChange {
  String object();

  /** There was no such object. */
  record Added(String object, Optional<Origin> origin) implements ObjectChange {}

  /** There is no such object any more. */
  record Removed(String object, Optional<Origin> origin) implements ObjectChange {}

  /** Some fields differ. */
  record Changed(String object, List<FieldChange> fields) implements ObjectChange {
    public Changed {
      fields = List.copyOf(fields);
    }
  }
}
