package io.boulderk8s.boulder.start;

import io.boulderk8s.boulder.read.Place;
import io.boulderk8s.boulder.read.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the command of chall-test-srv, which no list has: the arguments that are literals. Those
 * that Python computes, such as an address from the environment, are left out with their option.
 */
final class ChallengeServer {
  private static final String NAME = "chall-test-srv";

  private ChallengeServer() {}

  static Optional<ServiceEntry> in(String file, List<Statement> statements) {
    return statements.stream().flatMap(statement -> in(file, statement).stream()).findFirst();
  }

  private static Optional<ServiceEntry> in(String file, Statement statement) {
    List<Token> tokens = statement.tokens();
    for (int i = 1; i < tokens.size(); i++) {
      boolean opened = tokens.get(i - 1).is("[") || tokens.get(i - 1).is("(");
      boolean program =
          tokens.get(i).kind() == Token.Kind.STRING && tokens.get(i).text().endsWith("/" + NAME);
      if (opened
          && program
          && new PythonReader(tokens, i - 1, Map.of()).value()
              instanceof PythonValue.Sequence(List<PythonValue> items, int _)) {
        return Optional.of(entry(file, items));
      }
    }
    return Optional.empty();
  }

  private static ServiceEntry entry(String file, List<PythonValue> items) {
    List<Word> argv = new ArrayList<>();
    for (PythonValue item : items) {
      if (item instanceof PythonValue.Text(String text, int line)) {
        argv.add(new Word(text, new Place(file, line)));
      } else if (!argv.isEmpty() && argv.getLast().text().startsWith("-")) {
        argv.removeLast();
      }
    }
    Place at = argv.getFirst().at();
    return new ServiceEntry(
        new Word(NAME, at), Optional.empty(), Optional.empty(), Optional.empty(), argv, List.of());
  }
}
