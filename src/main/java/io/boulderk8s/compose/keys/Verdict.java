package io.boulderk8s.compose.keys;

import java.util.Set;

/** What becomes of a key. There is no fourth way: a key that is not in the table is an error. */
public sealed interface Verdict {
  /** What it becomes, or why it may be passed over, or why it must not. */
  String note();

  record Handled(String note) implements Verdict {}

  /** It changes nothing that a test could see. */
  record Ignored(String note) implements Verdict {}

  /**
   * It would change behaviour and is not translated.
   *
   * @param harmless values that say what is the case anyway
   */
  record Refused(String note, Set<String> harmless) implements Verdict {
    public Refused {
      harmless = Set.copyOf(harmless);
    }
  }
}
