package io.boulderk8s.boulder.start;

import io.boulderk8s.boulder.read.Findings;
import io.boulderk8s.boulder.read.Place;
import io.boulderk8s.boulder.read.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the command of chall-test-srv, which no list has: the arguments that are literals. Those
 * that Python computes, such as an address from the environment, are left out with their option.
 */
final class ChallengeServer {
  private static final String NAME = "chall-test-srv";
  private static final String ADVICE =
      "start it by one list of literals, ['./bin/chall-test-srv', '--OPTION', VALUE, ...]";

  /** Behind these names a bracket is no call. */
  private static final Set<String> WORDS =
      Set.of("return", "in", "yield", "and", "or", "not", "if", "else", "is", "await", "lambda");

  private final String file;
  private final Findings refused;

  private ChallengeServer(String file, Findings refused) {
    this.file = file;
    this.refused = refused;
  }

  static Optional<ServiceEntry> in(String file, List<Statement> statements, Findings refused) {
    ChallengeServer server = new ChallengeServer(file, refused);
    List<ServiceEntry> found = statements.stream().flatMap(server::in).toList();
    if (found.size() > 1) {
      refused.add(
          found.get(1).at(),
          "a second list begins with " + NAME + "; the first is at " + found.getFirst().at(),
          ADVICE);
    }
    if (found.isEmpty()) {
      statements.stream()
          .flatMap(statement -> statement.tokens().stream())
          .filter(ChallengeServer::isNamed)
          .findFirst()
          .ifPresent(server::refuseHidden);
    }
    return found.stream().findFirst();
  }

  private static boolean isNamed(Token token) {
    boolean text = token.kind() == Token.Kind.STRING || token.kind() == Token.Kind.COMPUTED;
    return text && token.text().endsWith(NAME);
  }

  private void refuseHidden(Token token) {
    refused.add(
        new Place(file, token.line()), NAME + " is named, but no command of it is found", ADVICE);
  }

  private Stream<ServiceEntry> in(Statement statement) {
    List<Token> tokens = statement.tokens();
    List<ServiceEntry> found = new ArrayList<>();
    for (int i = 1; i < tokens.size(); i++) {
      boolean program =
          tokens.get(i).kind() == Token.Kind.STRING && tokens.get(i).text().endsWith("/" + NAME);
      if (program
          && opensSequence(tokens, i - 1)
          && new PythonReader(tokens, i - 1, Map.of()).value()
              instanceof PythonValue.Sequence(List<PythonValue> items, int _)
          && items.getFirst() instanceof PythonValue.Text) {
        found.add(entry(items));
      }
    }
    return found.stream();
  }

  /** Tells whether a list or a tuple begins here: no call's arguments, no index. */
  private static boolean opensSequence(List<Token> tokens, int at) {
    if (!tokens.get(at).is("[") && !tokens.get(at).is("(")) {
      return false;
    }
    Token before = at == 0 ? tokens.get(at) : tokens.get(at - 1);
    boolean value =
        switch (before.kind()) {
          case NAME -> !WORDS.contains(before.text());
          case OPERATOR -> at > 0 && (before.is(")") || before.is("]"));
          case STRING, COMPUTED, NUMBER -> true;
          case END -> false;
        };
    return !value;
  }

  private ServiceEntry entry(List<PythonValue> items) {
    List<Word> argv = new ArrayList<>();
    for (PythonValue item : items) {
      if (item instanceof PythonValue.Text(String text, int line)) {
        argv.add(new Word(text, new Place(file, line)));
      } else if (!argv.isEmpty() && argv.getLast().text().startsWith("-")) {
        argv.removeLast();
      } else {
        refused.add(
            new Place(file, item.line()), "this argument of " + NAME + " is no literal", ADVICE);
      }
    }
    Place at = argv.getFirst().at();
    return new ServiceEntry(
        new Word(NAME, at), Optional.empty(), Optional.empty(), Optional.empty(), argv, List.of());
  }
}
