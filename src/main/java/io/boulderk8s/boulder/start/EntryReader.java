package io.boulderk8s.boulder.start;

import io.boulderk8s.boulder.read.Findings;
import io.boulderk8s.boulder.read.Place;
import io.boulderk8s.boulder.read.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes entries of the calls `Service(...)`, by the fields that the file itself names. */
final class EntryReader {
  private static final String NAME = "name";
  private static final String WAITED = "debug_port";
  private static final String GRPC = "grpc_port";
  private static final String HOST = "host_override";
  private static final String COMMAND = "cmd";
  private static final String NEEDS = "deps";
  private static final Set<String> KNOWN = Set.of(NAME, WAITED, GRPC, HOST, COMMAND, NEEDS);
  private static final String ADVICE =
      "write it as text, number, None or a list of texts; os.path.join(config_dir, 'FILE') is"
          + " understood, too";

  private final String file;
  private final Findings refused;
  private List<String> fields = List.of();

  EntryReader(String file, Findings refused) {
    this.file = file;
    this.refused = refused;
  }

  /** Reads `Service = collections.namedtuple('Service', (...))`. */
  void fields(Statement statement) {
    int start = statement.starts("Service", "=", "collections", ".") ? 4 : 2;
    PythonValue value = new PythonReader(statement.tokens(), start, Map.of()).value();
    List<String> named =
        value instanceof PythonValue.Call call
                && call.name().equals("namedtuple")
                && call.arguments().size() == 2
            ? texts(call.arguments().getLast().value())
            : List.of();
    if (!named.contains(NAME) || !named.contains(COMMAND) || !KNOWN.containsAll(named)) {
      refused.add(
          place(statement.line()),
          "the fields of a service are "
              + (named.isEmpty() ? "no list of texts" : String.join(", ", named)),
          "known are name, debug_port, grpc_port, host_override, cmd, deps; name and cmd are"
              + " needed. This boulder-k8s is older than the checkout, or the checkout is changed");
    }
    fields = named;
  }

  private static List<String> texts(PythonValue value) {
    if (value instanceof PythonValue.Text(String text, int _)) {
      return List.of(text.strip().split("[\\s,]+", -1));
    }
    return value instanceof PythonValue.Sequence(List<PythonValue> items, int _)
        ? items.stream()
            .map(item -> item instanceof PythonValue.Text(String text, int _) ? text : "?")
            .toList()
        : List.of();
  }

  List<ServiceEntry> of(List<PythonValue> values) {
    List<ServiceEntry> entries = new ArrayList<>();
    for (PythonValue value : values) {
      if (value instanceof PythonValue.Call call && call.name().equals("Service")) {
        entry(call).ifPresent(entries::add);
      } else {
        refused.add(place(value.line()), "this entry is no Service(...)", ADVICE);
      }
    }
    return entries;
  }

  private Optional<ServiceEntry> entry(PythonValue.Call call) {
    Map<String, PythonValue> given = arguments(call);
    refuseMissing(call, given);
    Optional<Word> name = word(given.get(NAME)).filter(word -> !word.text().isBlank());
    List<Word> argv = words(given.get(COMMAND));
    if (fields.isEmpty() || name.isEmpty() || argv.isEmpty()) {
      refused.add(
          place(call.line()),
          fields.isEmpty()
              ? "the fields of a service are not named before"
              : "this service has no " + (name.isEmpty() ? "name" : "command"),
          "Service = collections.namedtuple('Service', (...)) must name them, and each entry give"
              + " a name and a cmd");
      return Optional.empty();
    }
    return Optional.of(
        new ServiceEntry(
            name.orElseThrow(),
            word(given.get(WAITED)),
            word(given.get(GRPC)),
            word(given.get(HOST)).map(Word::text),
            argv,
            words(given.get(NEEDS))));
  }

  /** A named tuple has no values of its own. */
  private void refuseMissing(PythonValue.Call call, Map<String, PythonValue> given) {
    List<String> missing = fields.stream().filter(field -> !given.containsKey(field)).toList();
    if (!missing.isEmpty()) {
      refused.add(
          place(call.line()),
          "this service has no " + String.join(", no ", missing) + ": Python would end here",
          "a service has " + String.join(", ", fields) + ": write None where there is nothing");
    }
  }

  private Map<String, PythonValue> arguments(PythonValue.Call call) {
    Map<String, PythonValue> given = new HashMap<>();
    int place = 0;
    boolean named = false;
    for (PythonValue.Argument argument : call.arguments()) {
      String field = argument.name();
      boolean misplaced = named && field.isEmpty();
      named |= !field.isEmpty();
      if (field.isEmpty()) {
        field = place < fields.size() ? fields.get(place++) : "";
      }
      if (misplaced || !fields.contains(field) || given.put(field, argument.value()) != null) {
        refused.add(
            place(argument.value().line()),
            "this value of a service is one too many",
            "a service has " + String.join(", ", fields));
      }
    }
    return given;
  }

  private Optional<Word> word(@Nullable PythonValue value) {
    return switch (value) {
      case null -> Optional.empty();
      case PythonValue.Nothing _ -> Optional.empty();
      case PythonValue.Text(String text, int line) -> Optional.of(new Word(text, place(line)));
      case PythonValue.Whole(int number, int line) ->
          Optional.of(new Word(String.valueOf(number), place(line)));
      case PythonValue.Sequence _, PythonValue.Call _, PythonValue.Unknown _ -> {
        refuse(value);
        yield Optional.empty();
      }
    };
  }

  private List<Word> words(@Nullable PythonValue value) {
    if (value == null || value instanceof PythonValue.Nothing) {
      return List.of();
    }
    if (value instanceof PythonValue.Sequence(List<PythonValue> items, int _)) {
      return texts(items);
    }
    refuse(value);
    return List.of();
  }

  /** What is refused is left out with its option, so that no other word is taken for its value. */
  private List<Word> texts(List<PythonValue> items) {
    List<Word> words = new ArrayList<>();
    for (PythonValue item : items) {
      if (item instanceof PythonValue.Text(String text, int line)) {
        words.add(new Word(text, place(line)));
        continue;
      }
      if (item instanceof PythonValue.Nothing || item instanceof PythonValue.Whole) {
        refused.add(place(item.line()), "this is no text: Python would end here", ADVICE);
      } else {
        refuse(item);
      }
      if (!words.isEmpty() && words.getLast().text().startsWith("-")) {
        words.removeLast();
      }
    }
    return words;
  }

  private void refuse(PythonValue value) {
    String what =
        switch (value) {
          case PythonValue.Unknown(String source, int _) -> "`" + source + "` is no literal";
          case PythonValue.Call call -> "`" + call.name() + "(...)` is no literal";
          case PythonValue.Text(String text, int _) -> "'" + text + "' is no list";
          case PythonValue.Sequence _ -> "this is a list where one value belongs";
          case PythonValue.Whole _, PythonValue.Nothing _ -> "this is no list";
        };
    refused.add(place(value.line()), what, ADVICE);
  }

  private Place place(int line) {
    return new Place(file, line);
  }
}
