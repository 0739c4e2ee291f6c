package io.boulderk8s.checkout;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** COMPOSE_FILE: the Compose files of a project by name, in place of the usual ones. */
public final class ComposeFileVariable {
  public static final String NAME = "COMPOSE_FILE";
  private static final String SEPARATOR = "COMPOSE_PATH_SEPARATOR";
  private static final Pattern IN_DOT_ENV =
      Pattern.compile("(?m)^\\s*(export\\s+)?COMPOSE_FILE\\s*[=:]");

  private ComposeFileVariable() {}

  /** Whether the `.env` of a checkout sets it. */
  public static boolean isIn(Path root) {
    Path dotEnv = root.resolve(".env");
    return Files.isRegularFile(dotEnv)
        && ComposeFiles.text(dotEnv).filter(text -> IN_DOT_ENV.matcher(text).find()).isPresent();
  }

  /** The files it names; empty when it is not set. */
  static Optional<List<Path>> files(Path root, Map<String, String> environment) {
    String separator = environment.getOrDefault(SEPARATOR, "");
    return Optional.ofNullable(environment.get(NAME))
        .map(named -> named.split(Pattern.quote(separator.isEmpty() ? ":" : separator), -1))
        .map(names -> Arrays.stream(names).map(name -> root.resolve(name).normalize()).toList());
  }
}
