package io.boulderk8s.boulder.start;

import io.boulderk8s.boulder.read.Findings;
import io.boulderk8s.boulder.read.Place;
import java.util.List;
import java.util.Set;

/** Refuses what can change a list, or a name's value, without writing its name as a name. */
final class UnseenChanges {
  private static final Set<String> NAMES =
      Set.of("globals", "locals", "vars", "exec", "eval", "setattr", "delattr", "__dict__");

  private UnseenChanges() {}

  /**
   * Refuses them.
   *
   * @param list the name that no text may be
   */
  static void refuse(String file, List<Statement> statements, String list, Findings refused) {
    for (Statement statement : statements) {
      Place at = new Place(file, statement.line());
      List<Token> tokens = statement.tokens();
      for (int i = 0; i < tokens.size(); i++) {
        Token token = tokens.get(i);
        if (isText(token, list) || isReflection(tokens, i)) {
          refused.add(
              at,
              "by " + token + " this may change " + list + ", or what it is made of, unseen",
              "write the name itself, as " + list + ".append(...)");
        }
      }
      if (importsAll(statement)) {
        refused.add(at, "this may give any name another value", "import each by its name");
      }
    }
  }

  private static boolean isText(Token token, String list) {
    return token.kind() == Token.Kind.STRING && token.text().equals(list);
  }

  private static boolean isReflection(List<Token> tokens, int at) {
    Token token = tokens.get(at);
    boolean ofOther = at > 0 && tokens.get(at - 1).is(".") && !token.is("__dict__");
    return token.kind() == Token.Kind.NAME && NAMES.contains(token.text()) && !ofOther;
  }

  private static boolean importsAll(Statement statement) {
    return statement.starts("from")
        && statement.tokens().getLast().is("*")
        && !statement.starts("from", "helpers");
  }
}
