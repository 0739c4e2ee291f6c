package io.boulderk8s.compose.template;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads the file .env of a checkout, or the files that the user names in its place: values for
 * interpolation, below those of the process environment. A later file overrides an earlier one.
 */
public record DotEnvFile(List<Path> files, boolean required) {
  private static final String NAME = ".env";
  private static final String NAMED = "COMPOSE_ENV_FILES";
  private static final String DISABLED = "COMPOSE_DISABLE_ENV_FILE";
  private static final Set<String> TRUE = Set.of("1", "t", "T", "TRUE", "true", "True");

  /** Finds them as `docker compose` does when it is called in the checkout. */
  public static DotEnvFile of(Path checkout, Map<String, String> environment) {
    List<Path> named =
        Stream.of(environment.getOrDefault(NAMED, "").split(","))
            .filter(name -> !name.isEmpty())
            .map(name -> checkout.resolve(name).normalize())
            .toList();
    if (!named.isEmpty()) {
      return named(named);
    }
    return TRUE.contains(environment.getOrDefault(DISABLED, ""))
        ? named(List.of())
        : new DotEnvFile(List.of(checkout.resolve(NAME)), false);
  }

  /**
   * Finds them once the project's directory is known: the `.env` there, unless the user named a
   * file.
   */
  public DotEnvFile in(Path directory) {
    return required ? this : new DotEnvFile(List.of(directory.resolve(NAME)), false);
  }

  /** Uses the files of `--env-file`; then .env is not read. */
  public static DotEnvFile named(List<Path> files) {
    return new DotEnvFile(files, true);
  }

  /**
   * Returns the process environment over the values of the files.
   *
   * @param texts returns a file's text
   * @param named returns the text of a file that must exist, or fails
   */
  public Map<String, String> below(
      Map<String, String> environment,
      Function<Path, Optional<String>> texts,
      Function<Path, String> named) {
    Map<String, String> all = new HashMap<>();
    for (Path file : files) {
      Map<String, String> known = new HashMap<>(all);
      known.putAll(environment);
      Optional<String> text =
          texts.apply(file).or(() -> required ? Optional.of(named.apply(file)) : Optional.empty());
      text.ifPresent(found -> all.putAll(parsed(file, found, known)));
    }
    all.putAll(environment);
    return all;
  }

  private static Map<String, String> parsed(
      Path file, String text, Map<String, String> environment) {
    try {
      return DotEnv.parse(text, Variables.of(environment));
    } catch (TemplateException e) {
      throw BoulderK8sException.of(
          FailureKind.CHECKOUT,
          String.valueOf(file.getFileName()),
          String.valueOf(e.getMessage()),
          e.next());
    }
  }
}
