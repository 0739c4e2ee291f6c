package io.boulderk8s.compose.normal;

import io.boulderk8s.compose.template.DotEnv;
import io.boulderk8s.compose.template.RawEnv;
import io.boulderk8s.compose.template.TemplateException;
import io.boulderk8s.compose.template.Variables;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads `env_file`: the values that `environment` does not set. */
final class EnvFiles {
  private EnvFiles() {}

  /**
   * Returns the files' variables, later files over earlier ones, with `environment` over all of
   * them. A value in a file may use the surroundings, `environment`, and then the files before it.
   *
   * @param unset names whose value `environment` removes
   */
  static SortedMap<String, String> below(
      SortedMap<String, String> environment,
      Set<String> unset,
      Section service,
      Surroundings surroundings) {
    SortedMap<String, String> all = new TreeMap<>();
    Variables variables =
        name ->
            surroundings
                .variables()
                .value(name)
                .or(() -> Optional.ofNullable(environment.get(name)));
    service
        .sections("env_file")
        .forEach(file -> all.putAll(values(file, surroundings, variables, all)));
    all.keySet().removeAll(unset);
    all.putAll(environment);
    return all;
  }

  private static Map<String, String> values(
      Section file, Surroundings surroundings, Variables variables, Map<String, String> earlier) {
    Optional<Path> path =
        file.text("path").flatMap(text -> HostPath.of(file, "path", text, surroundings));
    if (path.isEmpty()) {
      if (!file.has("path")) {
        file.problem("path", "an `env_file` without `path`", "add the file");
      }
      return Map.of();
    }
    Optional<String> text = surroundings.texts().apply(path.get());
    if (text.isEmpty()) {
      if (file.flag("required", true)) {
        file.problem(
            "path",
            "the file " + path.get() + " cannot be read",
            "create it, or `required: false`");
      }
      return Map.of();
    }
    return parsed(file, path.get(), text.get(), variables, earlier);
  }

  private static Map<String, String> parsed(
      Section file, Path path, String text, Variables variables, Map<String, String> earlier) {
    String format = file.text("format").orElse("");
    if (!format.isEmpty() && !format.equals("raw")) {
      file.problem("format", "Compose knows no format `" + format + "`", "write raw, or nothing");
      return Map.of();
    }
    try {
      return format.isEmpty()
          ? DotEnv.parse(text, variables, earlier)
          : RawEnv.parse(text, variables);
    } catch (TemplateException e) {
      file.problem("path", path + " " + e.getMessage(), e.next());
      return Map.of();
    }
  }
}
