package io.boulderk8s.compose.tree;

import io.boulderk8s.compose.ComposeSource;
import io.boulderk8s.compose.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads the text of a Compose file; turns what it cannot read into problems. */
public final class YamlReader {
  private static final int DEEPEST = 100;
  private static final int LONGEST = 1024 * 1024;

  private YamlReader() {}

  /**
   * Returns the documents of a file in order, without broken ones; Compose lets later ones override
   * earlier ones. Without the broken ones.
   */
  public static List<Node.Mapping> read(ComposeSource file, Problems problems) {
    Source start = new Source(file.file(), 1, 1);
    if (file.text().length() > LONGEST) {
      problems.add(
          start,
          "the file is longer than " + LONGEST + " characters",
          "is this really a Compose file?");
      return List.of();
    }
    try {
      return documents(file, problems);
    } catch (MarkedYamlEngineException e) {
      Source at = e.getProblemMark().map(m -> at(file.file(), m)).orElse(start);
      String context = Optional.ofNullable(e.getContext()).map(c -> c + ": ").orElse("");
      problems.add(at, "not YAML: " + context + e.getProblem(), "correct the syntax");
    } catch (YamlEngineException e) {
      problems.add(start, "not YAML: " + e.getMessage(), "correct the syntax");
    }
    return List.of();
  }

  static Source at(String file, Mark mark) {
    return new Source(file, mark.getLine() + 1, mark.getColumn() + 1);
  }

  private static List<Node.Mapping> documents(ComposeSource file, Problems problems) {
    LoadSettings settings = settings(file);
    Optional<Source> tooDeep = tooDeep(file, settings);
    if (tooDeep.isPresent()) {
      problems.add(
          tooDeep.get(), "nested deeper than " + DEEPEST + " levels", "no Compose file needs that");
      return List.of();
    }
    List<Node.Mapping> documents = new ArrayList<>();
    TreeBuilder builder = new TreeBuilder(file.file(), problems);
    for (var root : new Compose(settings).composeAllFromString(file.text())) {
      switch (builder.build(root)) {
        case Node.Mapping mapping -> documents.add(mapping);
        case Node.Broken _ -> {}
        case Node other ->
            problems.add(
                other.source(),
                "the file is " + other.describe() + " instead of a mapping",
                "a Compose file starts with keys like `services:`");
      }
    }
    return documents;
  }

  /** Measures the depth first: the parser's recursion would end in a stack overflow. */
  private static Optional<Source> tooDeep(ComposeSource file, LoadSettings settings) {
    int depth = 0;
    for (Event event : new Parse(settings).parseString(file.text())) {
      if (event instanceof CollectionStartEvent && ++depth > DEEPEST) {
        return event.getStartMark().map(m -> at(file.file(), m));
      }
      if (event instanceof CollectionEndEvent) {
        depth--;
      }
    }
    return Optional.empty();
  }

  private static LoadSettings settings(ComposeSource file) {
    return LoadSettings.builder()
        .setLabel(file.file())
        .setSchema(new ImplicitTags())
        .setUseMarks(true)
        .setCodePointLimit(LONGEST)
        .setMaxAliasesForCollections(Integer.MAX_VALUE)
        .build();
  }
}
