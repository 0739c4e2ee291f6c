package io.boulderk8s.boulder.start;

import io.boulderk8s.boulder.read.Generation;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What names stand for where the file is being read: literals, and nothing known for those that
 * were given a value in any other way.
 */
final class Names {
  static final String NEXT = "CONFIG_NEXT";
  private static final String FOLDER = "config_dir";
  private static final Set<String> BEFORE_IMPORTED = Set.of("import", ",", "(");

  private final PythonValue folder;
  private final Map<String, PythonValue> values = new HashMap<>();
  private final Set<String> global = new HashSet<>();

  Names(Generation generation) {
    folder = new PythonValue.Text(generation.folder(), 0);
    values.put(FOLDER, folder);
  }

  Map<String, PythonValue> values() {
    return Collections.unmodifiableMap(values);
  }

  /** Tells whether CONFIG_NEXT is that of test/helpers.py. */
  boolean knowNext() {
    return !values.containsKey(NEXT);
  }

  /**
   * Follows a statement that is no part of a function.
   *
   * @param always whether it is executed in any case, and once
   */
  void follow(Statement statement, boolean always) {
    PythonValue unknown = new PythonValue.Unknown("", statement.line());
    PythonValue value = always ? literal(statement, unknown) : unknown;
    for (String name : Bindings.of(statement)) {
      if (!isUsual(statement, name)) {
        values.put(name, global.contains(name) ? unknown : value);
      } else if (name.equals(FOLDER)) {
        values.put(name, folder);
      } else {
        values.remove(name);
      }
    }
  }

  /** Follows a statement of a function: nobody knows when it is called. */
  void followCalled(Statement statement) {
    if (statement.starts("global")) {
      for (String name : Bindings.of(statement)) {
        global.add(name);
        values.put(name, new PythonValue.Unknown("", statement.line()));
      }
    }
  }

  private PythonValue literal(Statement statement, PythonValue unknown) {
    List<Token> tokens = statement.tokens();
    if (tokens.size() < 3
        || tokens.getFirst().kind() != Token.Kind.NAME
        || !tokens.get(1).is("=")) {
      return unknown;
    }
    PythonReader reader = new PythonReader(tokens, 2, values);
    PythonValue value = reader.value();
    return reader.leaves() ? value : unknown;
  }

  /** Tells whether an import gives a name the meaning that it has in Boulder. */
  private static boolean isUsual(Statement statement, String name) {
    boolean module = statement.starts("import") && name.equals("os");
    boolean helper =
        statement.starts("from", "helpers", "import") && Set.of(FOLDER, NEXT).contains(name);
    List<Token> tokens = statement.tokens();
    for (int i = 1; (module || helper) && i < tokens.size(); i++) {
      if (tokens.get(i).is(name) && BEFORE_IMPORTED.contains(tokens.get(i - 1).text())) {
        return true;
      }
    }
    return false;
  }
}
