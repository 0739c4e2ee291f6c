package io.boulderk8s.compose.read;

import io.boulderk8s.compose.ComposeInput;
import io.boulderk8s.compose.Source;
import io.boulderk8s.compose.template.Template;
import io.boulderk8s.compose.template.TemplateException;
import io.boulderk8s.compose.template.Variables;
import io.boulderk8s.compose.tree.Directive;
import io.boulderk8s.compose.tree.Node;
import io.boulderk8s.compose.tree.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the project's name: COMPOSE_PROJECT_NAME, else the last file's `name`, else the name of the
 * directory.
 */
final class ProjectName {
  static final String VARIABLE = "COMPOSE_PROJECT_NAME";

  private ProjectName() {}

  static String of(ComposeInput input, List<Node.Mapping> files, Problems problems) {
    Source start = new Source(input.files().getFirst().file(), 1, 1);
    checkResets(files, problems);
    Optional<String> given =
        Optional.ofNullable(input.environment().get(VARIABLE)).filter(n -> !n.isEmpty());
    if (given.isPresent()) {
      if (!normal(given.get()).equals(given.get())) {
        problems.add(
            Source.variable(VARIABLE),
            "`" + given.get() + "` cannot be the name of a project",
            "set the variable (in the environment, or in .env) to a name of a-z, 0-9, `_` and `-`, beginning with a letter or digit");
      }
      return given.get();
    }
    Optional<Node.Scalar> written = written(files);
    String name =
        written
            .map(node -> named(node, input, problems))
            .orElseGet(() -> directory(input.directory()));
    if (name.isEmpty() && written.isEmpty()) {
      problems.add(start, "the project has no name", "add a top-level `name`");
    }
    return name;
  }

  private static String named(Node.Scalar written, ComposeInput input, Problems problems) {
    try {
      String name = normal(Template.fill(written.text(), Variables.of(input.environment())));
      if (name.isEmpty()) {
        problems.add(
            written.source(),
            "nothing is left of the `name` \"" + written.text() + "\"",
            "write one of a-z, 0-9, `_` and `-`, beginning with a letter or digit");
      }
      return name;
    } catch (TemplateException e) {
      return ""; // reported when the whole file is filled in
    }
  }

  private static String directory(Path directory) {
    Path last = directory.toAbsolutePath().normalize().getFileName();
    return last == null ? "" : normal(last.toString());
  }

  private static String normal(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "").replaceFirst("^[_-]+", "");
  }

  /** Reads the files up to the first `name`, as Compose does before it applies directives. */
  private static void checkResets(List<Node.Mapping> files, Problems problems) {
    files.stream()
        .flatMap(file -> Optional.ofNullable(file.entries().get("name")).stream())
        .takeWhile(entry -> !(entry.value() instanceof Node.Scalar name) || name.text().isEmpty())
        .filter(entry -> entry.directive() == Directive.RESET)
        .filter(entry -> entry.value() instanceof Node.Broken)
        .forEach(
            entry ->
                problems.add(
                    entry.source(), "a `name` that is reset must be a text, too", "remove it"));
  }

  /** Returns the last non-empty `name`, before its variables are filled in. */
  private static Optional<Node.Scalar> written(List<Node.Mapping> files) {
    return files.reversed().stream()
        .flatMap(file -> file.get("name").stream())
        .filter(node -> node instanceof Node.Scalar)
        .map(node -> (Node.Scalar) node)
        .filter(name -> !name.isNull() && !name.text().isEmpty())
        .findFirst();
  }
}
