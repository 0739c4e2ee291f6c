package io.boulderk8s.compose.read;

import io.boulderk8s.compose.ComposeSource;
import io.boulderk8s.compose.Source;
import io.boulderk8s.compose.keys.KeyCheck;
import io.boulderk8s.compose.keys.KeyRules;
import io.boulderk8s.compose.merge.LongForms;
import io.boulderk8s.compose.merge.Overlay;
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
 * Files as one tree: variables filled in, short forms made long, `extends` and `include` followed,
 * later files over earlier ones.
 *
 * @param directory relative names of files start here
 */
record Layers(
    Path directory, Variables variables, FileTexts texts, Problems problems, Budget budget) {

  List<Node.Mapping> parse(ComposeSource file) {
    return YamlReader.read(file, problems);
  }

  Node.Mapping merge(List<Node.Mapping> files, Source start, List<Path> above) {
    Overlay overlay = new Overlay(problems);
    Node.Mapping merged = Node.Mapping.empty(start);
    for (Node.Mapping file : files) {
      Node.Mapping extended = new Extends(this, overlay).of(longForm(file));
      Node.Mapping complete = new Includes(this, above).of(extended);
      merged = overlay.merge(merged, complete);
      KeyCheck.ofUnfinished(KeyRules.all(), problems).check(merged);
    }
    return merged;
  }

  Node.Mapping longForm(Node.Mapping file) {
    return new LongForms(problems).of(new Interpolation(variables, problems).of(file));
  }

  /** Problems for keys of a section that the table does not know. */
  void checkKeys(Node.Mapping section, String pattern, String path) {
    new KeyCheck(KeyRules.all(), problems).section(section, pattern, path);
  }

  /** The path that a value names; empty, and a problem, when this machine has no such paths. */
  Optional<Path> path(String text, Source at) {
    try {
      return Optional.of(directory.resolve(text).normalize());
    } catch (InvalidPathException e) {
      problems.add(at, "not a path on this machine: \"" + text + "\"", "correct it");
      return Optional.empty();
    }
  }

  /** Another file; empty, and a problem at the place that names it, when it cannot be read. */
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
    return file.startsWith(directory) ? directory.relativize(file).toString() : file.toString();
  }

  Layers with(Path otherDirectory, Variables otherVariables) {
    return new Layers(otherDirectory, otherVariables, texts, problems, budget);
  }
}
