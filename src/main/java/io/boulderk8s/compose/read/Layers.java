package io.boulderk8s.compose.read;

import io.boulderk8s.compose.ComposeSource;
import io.boulderk8s.compose.Source;
import io.boulderk8s.compose.keys.DecodedKeys;
import io.boulderk8s.compose.keys.KeyCheck;
import io.boulderk8s.compose.keys.KeyRules;
import io.boulderk8s.compose.merge.LongForms;
import io.boulderk8s.compose.merge.Overlay;
import io.boulderk8s.compose.merge.Resets;
import io.boulderk8s.compose.schema.Schema;
import io.boulderk8s.compose.schema.SchemaCheck;
import io.boulderk8s.compose.template.Interpolation;
import io.boulderk8s.compose.template.Variables;
import io.boulderk8s.compose.tree.Node;
import io.boulderk8s.compose.tree.Problems;
import io.boulderk8s.compose.tree.YamlReader;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Builds one tree of all files: fills in variables, makes short forms long, follows `extends` and
 * `include`, and merges later files over earlier ones.
 *
 * @param directory relative names of files start here
 * @param base messages name files relative to this folder
 */
record Layers(
    Path directory,
    Path base,
    Variables variables,
    FileTexts texts,
    Problems problems,
    Budget budget) {

  List<Node.Mapping> parse(ComposeSource file) {
    return YamlReader.read(file, problems);
  }

  Node.Mapping merge(List<Node.Mapping> files, Source start, List<Path> above) {
    Overlay overlay = new Overlay(problems);
    Node.Mapping merged = Node.Mapping.empty(start);
    for (Node.Mapping file : files) {
      Node.Mapping filled = filled(file);
      Resets resets = Resets.in(filled);
      Node.Mapping written = Resets.without(filled);
      Node.Mapping extended = new Extends(this, overlay, resets).of(longForm(written));
      Node.Mapping complete = new Includes(this, written, above).of(extended);
      merged = overlay.merge(resets.takenFrom(merged), complete);
      KeyCheck.ofUnfinished(KeyRules.all(), problems).check(LongForms.ofMerged(merged));
      new DecodedKeys(problems).check(merged);
      checkServices(written);
      SchemaCheck.ofFile(Schema.ofCompose(), problems).check(written);
      SchemaCheck.ofMerged(Schema.ofCompose(), problems).check(merged);
    }
    return merged;
  }

  /**
   * Refuses a null in these sections: elsewhere a null over a value changes nothing, but Compose
   * reads these at once.
   */
  private void checkServices(Node.Mapping file) {
    file.get("services")
        .filter(node -> node instanceof Node.Scalar && !problems.isAt(node.source()))
        .ifPresent(
            node ->
                problems.add(
                    node.source(),
                    "`services` must be a mapping of names, this is " + node.describe(),
                    "write the services below it, or remove it"));
  }

  /** Returns the file with its variables filled in. */
  Node.Mapping filled(Node.Mapping file) {
    return new Interpolation(variables, problems).of(file);
  }

  Node.Mapping longForm(Node.Mapping filled) {
    return new LongForms(problems).of(filled);
  }

  /** Reports keys of a section that are not in the table. */
  void checkKeys(Node.Mapping section, String pattern, String path) {
    new KeyCheck(KeyRules.all(), problems).section(section, pattern, path);
  }

  /**
   * Returns the path that a value names; empty, after a report, when this machine cannot have such
   * a path.
   */
  Optional<Path> path(String text, Source at) {
    try {
      return Optional.of(directory.resolve(text).normalize());
    } catch (InvalidPathException e) {
      problems.add(at, "not a path on this machine: \"" + text + "\"", "correct it");
      return Optional.empty();
    }
  }

  /**
   * Reads another file; empty, after a report at the place that names it, when it cannot be read.
   */
  Optional<ComposeSource> named(Path file, Source at) {
    if (!budget.file(at)) {
      return Optional.empty();
    }
    Optional<String> text = texts.text(file);
    if (text.isEmpty()) {
      problems.add(at, "the file " + file + " cannot be read", "correct the path");
    }
    return text.map(t -> new ComposeSource(shown(file), t));
  }

  private String shown(Path file) {
    return file.startsWith(base) ? base.relativize(file).toString() : file.toString();
  }

  Layers with(Path otherDirectory, Variables otherVariables) {
    return new Layers(otherDirectory, base, otherVariables, texts, problems, budget);
  }
}
