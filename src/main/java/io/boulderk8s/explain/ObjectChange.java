package io.boulderk8s.explain;

import java.util.List;
import java.util.Optional;

/** What happens to an object when the Compose files change. */
public sealed interface ObjectChange {
  String object();

  /** There was none. */
  record Added(String object, Optional<Origin> origin) implements ObjectChange {}

  /** There is none any more. */
  record Removed(String object, Optional<Origin> origin) implements ObjectChange {}

  /** Fields are different. */
  record Changed(String object, List<FieldChange> fields) implements ObjectChange {
    public Changed {
      fields = List.copyOf(fields);
    }
  }
}
