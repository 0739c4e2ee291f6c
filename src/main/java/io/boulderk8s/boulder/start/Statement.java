package io.boulderk8s.boulder.start;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A statement of Python, or the head of a compound one, up to its colon.
 *
 * @param indent how deep it stands: the width of the white space before its line, and more behind a
 *     colon
 * @param tokens without comments
 */
record Statement(int indent, List<Token> tokens) {
  Statement {
    tokens = List.copyOf(tokens);
  }

  int line() {
    return tokens.getFirst().line();
  }

  /** Tells whether it begins with these names and operators. */
  boolean starts(String... words) {
    return tokens.size() >= words.length
        && IntStream.range(0, words.length).allMatch(i -> tokens.get(i).is(words[i]));
  }

  /** Tells whether it is exactly these names and operators. */
  boolean is(String... words) {
    return tokens.size() == words.length && starts(words);
  }

  boolean mentions(String name) {
    return tokens.stream().anyMatch(token -> token.kind() == Token.Kind.NAME && token.is(name));
  }
}
