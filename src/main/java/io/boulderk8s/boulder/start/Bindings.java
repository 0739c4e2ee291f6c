package io.boulderk8s.boulder.start;

import io.boulderk8s.boulder.start.Token.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the names that a statement may give a value: rather one too many than one too few. */
final class Bindings {
  private static final Set<String> COMPARISONS = Set.of("==", "!=", "<=", ">=");
  private static final String WALRUS = ":=";

  /** Behind these all names are bound. */
  private static final Set<String> TO_THE_END = Set.of("as", "del", "global", "import");

  private Bindings() {}

  static Set<String> of(Statement statement) {
    List<Token> tokens = statement.tokens();
    Set<String> names = new HashSet<>();
    int targets = lastAssignment(tokens);
    boolean bound = statement.starts("case");
    boolean looping = false;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.kind() != Kind.NAME) {
        continue;
      }
      looping = token.is("for") || (looping && !token.is("in"));
      if (bound || looping || i < targets || isNamed(tokens, i)) {
        names.add(token.text());
      }
      bound |= TO_THE_END.contains(token.text());
    }
    return names;
  }

  /** Tells whether a name stands behind `def` or `class`, or before a walrus. */
  private static boolean isNamed(List<Token> tokens, int at) {
    boolean defined = at > 0 && (tokens.get(at - 1).is("def") || tokens.get(at - 1).is("class"));
    return defined || (at + 1 < tokens.size() && tokens.get(at + 1).is(WALRUS));
  }

  /** Returns where the last `=`, `+=`, ... is that is in no bracket; 0 if there is none. */
  private static int lastAssignment(List<Token> tokens) {
    int last = 0;
    int depth = 0;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.kind() != Kind.OPERATOR) {
        continue;
      }
      String text = token.text();
      depth += "([{".contains(text) ? 1 : ")]}".contains(text) ? -1 : 0;
      boolean assigns = text.endsWith("=") && !COMPARISONS.contains(text) && !text.equals(WALRUS);
      last = assigns && depth == 0 ? i : last;
    }
    return last;
  }
}
