package io.boulderk8s.compose;

import java.util.List;
import java.util.stream.Collectors;

/** A change of keys that we read otherwise than Compose does. */
record KeyFinding(Kind kind, List<KeyChange> changes, String compose, String ours) {
  enum Kind {
    /** Both accept it, and mean something else. */
    SILENT,
    /** Compose refuses it, we take it. */
    ACCEPTED,
    /** Compose takes it, we refuse it without saying that this key is not supported. */
    REFUSED,
    /** It ended in an exception. */
    CRASH
  }

  /** What is alike in findings of one cause. */
  String cause() {
    return kind
        + " "
        + changes.stream().map(KeyChange::kind).sorted().distinct().collect(Collectors.joining("+"))
        + (kind == Kind.SILENT
            ? " " + ours.replaceFirst(":.*", "").replaceFirst("services[.][^.]+", "")
            : "");
  }

  @Override
  public String toString() {
    return kind
        + " | "
        + changes.stream().map(KeyChange::toString).collect(Collectors.joining("  AND  "))
        + " | Compose: "
        + compose
        + " | ours: "
        + ours;
  }
}
