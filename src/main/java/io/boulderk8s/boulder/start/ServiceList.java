package io.boulderk8s.boulder.start;

import io.boulderk8s.boulder.read.Findings;
import io.boulderk8s.boulder.read.Generation;
import io.boulderk8s.boulder.read.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Follows how a file builds its list SERVICES: the assignment, additions to it, and both below `if
 * CONFIG_NEXT:`. Everything else that may change the list is refused.
 */
final class ServiceList {
  static final String LIST = "SERVICES";
  private static final String TYPE = "Service";

  /** The first token of what `SERVICES.append(` gets. */
  private static final int CALLED = 4;

  private static final Set<String> READS = Set.of("copy", "count", "index");
  private static final String ADVICE =
      "give SERVICES literals: SERVICES = [...], SERVICES += [...], SERVICES.extend([...]) or"
          + " SERVICES.append(...), at the top of the file or below `if CONFIG_NEXT:`";

  private final String file;
  private final Generation generation;
  private final Findings refused;
  private final Names names;
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
    this.names = new Names(generation);
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
    boolean called = inFunction();
    boolean always = blocks.isEmpty();
    boolean head = statement.tokens().getLast().is(":");
    if (called || (head && startsWithAny(statement, "def", "class"))) {
      refuseIfChanged(statement);
    } else if (head && statement.mentions(LIST)) {
      refuse(statement, "depends on SERVICES while the file is read");
    } else if (statement.mentions(LIST)) {
      change(statement);
    }
    if (always && statement.starts(TYPE, "=")) {
      entries.fields(statement);
    } else {
      refuseIfRebound(statement, called);
    }
    if (head) {
      blocks.push(new Block(statement.indent(), kind(statement), isNext(statement)));
    }
    if (called) {
      names.followCalled(statement);
    } else {
      names.follow(statement, always);
    }
  }

  private void refuseIfRebound(Statement statement, boolean called) {
    boolean binds = Bindings.of(statement).contains(TYPE);
    if (binds && (!called || statement.starts("global"))) {
      refused.add(
          new Place(file, statement.line()),
          "this gives Service another meaning",
          "leave it Service = collections.namedtuple('Service', (...)), once, at the top of the file");
    }
  }

  private static boolean startsWithAny(Statement statement, String... words) {
    return Stream.of(words).anyMatch(statement::starts);
  }

  private boolean inFunction() {
    return blocks.stream().anyMatch(block -> block.kind() == Block.Kind.FUNCTION);
  }

  private Block.Kind kind(Statement statement) {
    if (startsWithAny(statement, "def", "class", "async")) {
      return Block.Kind.FUNCTION;
    }
    boolean condition =
        statement.is("if", Names.NEXT, ":") || statement.is("if", "not", Names.NEXT, ":");
    return condition && names.knowNext() ? Block.Kind.CONDITION : Block.Kind.OTHER;
  }

  private boolean isNext(Statement statement) {
    return statement.is("if", Names.NEXT, ":") == (generation == Generation.NEXT);
  }

  /** A function may read the list; one that changes it is called when nobody knows. */
  private void refuseIfChanged(Statement statement) {
    List<Token> tokens = statement.tokens();
    int last = tokens.size() - 1;
    boolean changes = Bindings.of(statement).contains(LIST);
    for (int i = 0; i <= last; i++) {
      boolean other = i > 0 && i == last && tokens.get(i - 1).is("=");
      boolean used =
          i < last && (tokens.get(i + 1).is("=") || tokens.get(i + 1).is("[") || asks(tokens, i));
      changes |= tokens.get(i).is(LIST) && (other || used);
    }
    if (changes) {
      refuse(statement, "changes SERVICES in a function");
    }
  }

  /** Tells whether a method of the list is called that may change it. */
  private static boolean asks(List<Token> tokens, int at) {
    return tokens.get(at + 1).is(".")
        && (at + 2 == tokens.size() || !READS.contains(tokens.get(at + 2).text()));
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
      add(statement, CALLED, true, counts);
    } else if (statement.starts(LIST, ".", "append", "(")) {
      add(statement, CALLED, false, counts);
    } else {
      refuse(statement, "uses SERVICES in a way that is not understood");
    }
  }

  private void add(Statement statement, int at, boolean many, boolean counts) {
    PythonReader reader = new PythonReader(statement.tokens(), at, names.values());
    PythonValue value = reader.value();
    boolean called = at == CALLED;
    if (called ? !reader.leaves(")") && !reader.leaves(",", ")") : !reader.leaves()) {
      refuse(statement, "uses SERVICES in a way that is not understood");
      return;
    }
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

  private void refuse(Statement statement, String what) {
    refused.add(new Place(file, statement.line()), "this " + what, ADVICE);
  }
}
