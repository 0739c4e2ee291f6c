package io.boulderk8s.compose.keys;

import java.util.Set;

/** The treatment of a key. A key that is not in the table is an error. */
public sealed interface KeyVerdict {
  /** Says what the key becomes, why it may be ignored, or why it is refused. */
  String note();

  record Handled(String note) implements KeyVerdict {}

  /** It changes nothing that a test could notice. */
  record Ignored(String note) implements KeyVerdict {}

  /**
   * It would change behaviour and is not translated.
   *
   * @param harmless accepted values: those that hold in a pod anyway
   */
  record Refused(String note, Set<String> harmless) implements KeyVerdict {
    public Refused {
      harmless = Set.copyOf(harmless);
    }
  }
}
