package io.boulderk8s.boulder.start;

import io.boulderk8s.boulder.read.Findings;
import io.boulderk8s.boulder.read.Generation;
import io.boulderk8s.boulder.read.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Follows how a file builds its list SERVICES: the assignment, additions to it, and both below `if
 * CONFIG_NEXT:`. Everything else that may change the list is refused.
 */
final class ServiceList {
  private static final String LIST = "SERVICES";
  private static final String NEXT = "CONFIG_NEXT";
  private static final Set<String> CHANGES =
      Set.of("append", "extend", "insert", "remove", "pop", "clear", "sort", "reverse");
  private static final String ADVICE =
      "give SERVICES literals: SERVICES = [...], SERVICES += [...], SERVICES.extend([...]) or"
          + " SERVICES.append(...), at the top of the file or below `if CONFIG_NEXT:`";

  private final String file;
  private final Generation generation;
  private final Findings refused;
  private final Map<String, PythonValue> names = new HashMap<>();
  private final Deque<Block> blocks = new ArrayDeque<>();
  private final List<ServiceEntry> services = new ArrayList<>();
  private final EntryReader entries;
  private boolean assigned;

  /** A compound statement that is not over: what is below it, and whether that counts. */
  private record Block(int indent, Kind kind, boolean condition) {
    /** What the statements below it can do to the list. */
    enum Kind {
      CONDITION,
      FUNCTION,
      OTHER
    }
  }

  ServiceList(String file, Generation generation, Findings refused) {
    this.file = file;
    this.generation = generation;
    this.refused = refused;
    this.entries = new EntryReader(file, refused);
    names.put("config_dir", new PythonValue.Text(generation.folder(), 0));
  }

  List<ServiceEntry> of(List<Statement> statements) {
    for (Statement statement : statements) {
      Optional<Block> over = Optional.empty();
      while (!blocks.isEmpty() && blocks.peek().indent() >= statement.indent()) {
        over = Optional.of(blocks.pop());
      }
      Optional<Block> condition =
          over.filter(block -> block.kind() == Block.Kind.CONDITION)
              .filter(block -> block.indent() == statement.indent() && statement.is("else", ":"));
      condition.ifPresentOrElse(
          block -> blocks.push(new Block(block.indent(), block.kind(), !block.condition())),
          () -> read(statement));
    }
    if (!assigned) {
      refused.add(new Place(file, 1), "no list SERVICES is set here", ADVICE);
    }
    return services;
  }

  private void read(Statement statement) {
    if (statement.tokens().getLast().is(":")) {
      if (statement.mentions(LIST) && !inFunction() && !startsWithAny(statement, "def", "class")) {
        refuse(statement, "depends on SERVICES while the file is read");
      }
      blocks.push(new Block(statement.indent(), kind(statement), isNext(statement)));
    } else if (inFunction()) {
      refuseIfChanged(statement);
    } else if (statement.mentions(LIST)) {
      change(statement);
    } else if (statement.starts("Service", "=")) {
      entries.fields(statement);
    } else {
      constant(statement);
    }
  }

  private static boolean startsWithAny(Statement statement, String... words) {
    return Stream.of(words).anyMatch(statement::starts);
  }

  private boolean inFunction() {
    return blocks.stream().anyMatch(block -> block.kind() == Block.Kind.FUNCTION);
  }

  private static Block.Kind kind(Statement statement) {
    if (startsWithAny(statement, "def", "class", "async")) {
      return Block.Kind.FUNCTION;
    }
    return statement.is("if", NEXT, ":") || statement.is("if", "not", NEXT, ":")
        ? Block.Kind.CONDITION
        : Block.Kind.OTHER;
  }

  private boolean isNext(Statement statement) {
    return statement.is("if", NEXT, ":") == (generation == Generation.NEXT);
  }

  /** A function may read the list; one that changes it is called when nobody knows. */
  private void refuseIfChanged(Statement statement) {
    List<Token> tokens = statement.tokens();
    for (int i = 0; i + 1 < tokens.size(); i++) {
      Token next = tokens.get(i + 1);
      boolean changes =
          next.is(".") && i + 2 < tokens.size() && CHANGES.contains(tokens.get(i + 2).text());
      boolean sets = next.is("=") || next.is("+=") || next.is("[");
      boolean global = tokens.get(i).is("global") && next.is(LIST);
      if (global || (tokens.get(i).is(LIST) && (changes || sets))) {
        refuse(statement, "changes SERVICES in a function");
        return;
      }
    }
  }

  private void change(Statement statement) {
    if (blocks.stream().anyMatch(block -> block.kind() == Block.Kind.OTHER)) {
      refuse(statement, "changes SERVICES below a statement that is not understood");
      return;
    }
    boolean counts = blocks.stream().allMatch(Block::condition);
    if (statement.starts(LIST, "=")) {
      if (assigned && counts) {
        refuse(statement, "sets SERVICES a second time");
      }
      assigned |= counts;
      add(statement, 2, true, counts);
    } else if (statement.starts(LIST, "+=")) {
      add(statement, 2, true, counts);
    } else if (statement.starts(LIST, ".", "extend", "(")) {
      add(statement, 4, true, counts);
    } else if (statement.starts(LIST, ".", "append", "(")) {
      add(statement, 4, false, counts);
    } else {
      refuse(statement, "uses SERVICES in a way that is not understood");
    }
  }

  private void add(Statement statement, int at, boolean many, boolean counts) {
    PythonReader reader = new PythonReader(statement.tokens(), at, names);
    PythonValue value = reader.value();
    if (many && !(value instanceof PythonValue.Sequence)) {
      refuse(statement, "gives SERVICES something else than a list of literals");
      return;
    }
    List<PythonValue> values =
        value instanceof PythonValue.Sequence(List<PythonValue> items, int _) && many
            ? items
            : List.of(value);
    List<ServiceEntry> read = entries.of(values);
    if (counts) {
      services.addAll(read);
    }
  }

  /** Remembers names that stand for a literal, whatever the generation. */
  private void constant(Statement statement) {
    List<Token> tokens = statement.tokens();
    if (tokens.size() < 3 || tokens.getFirst().kind() != Token.Kind.NAME) {
      return;
    }
    String name = tokens.getFirst().text();
    if (tokens.get(1).is("=") && blocks.isEmpty()) {
      names.put(name, new PythonReader(tokens, 2, names).value());
    } else if (tokens.get(1).text().endsWith("=")) {
      names.put(name, new PythonValue.Unknown(name, statement.line()));
    }
  }

  private void refuse(Statement statement, String what) {
    refused.add(new Place(file, statement.line()), "this " + what, ADVICE);
  }
}
