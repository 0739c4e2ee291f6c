package io.boulderk8s.compose.read;

import io.boulderk8s.compose.ComposeInput;
import io.boulderk8s.compose.Source;
import io.boulderk8s.compose.template.Template;
import io.boulderk8s.compose.template.TemplateException;
import io.boulderk8s.compose.template.Variables;
import io.boulderk8s.compose.tree.Node;
import io.boulderk8s.compose.tree.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** COMPOSE_PROJECT_NAME, else the last file's `name`, else the name of the directory. */
final class ProjectName {
  static final String VARIABLE = "COMPOSE_PROJECT_NAME";

  private ProjectName() {}

  static String of(ComposeInput input, List<Node.Mapping> files, Problems problems) {
    Source start = new Source(input.files().getFirst().file(), 1, 1);
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
    String name =
        written(files, Variables.of(input.environment()))
            .map(ProjectName::normal)
            .filter(n -> !n.isEmpty())
            .orElseGet(() -> directory(input.directory()));
    if (name.isEmpty()) {
      problems.add(start, "the project has no name", "add a top-level `name`");
    }
    return name;
  }

  private static String directory(Path directory) {
    Path last = directory.toAbsolutePath().normalize().getFileName();
    return last == null ? "" : normal(last.toString());
  }

  private static String normal(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "").replaceFirst("^[_-]+", "");
  }

  private static Optional<String> written(List<Node.Mapping> files, Variables variables) {
    return files.reversed().stream()
        .flatMap(file -> file.get("name").stream())
        .filter(node -> node instanceof Node.Scalar)
        .map(node -> filled(((Node.Scalar) node).text(), variables))
        .filter(name -> !name.isEmpty())
        .findFirst();
  }

  /** What cannot be filled in is reported when the whole file is. */
  private static String filled(String text, Variables variables) {
    try {
      return Template.fill(text, variables);
    } catch (TemplateException e) {
      return "";
    }
  }
}
