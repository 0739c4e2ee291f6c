package io.boulderk8s.checkout;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads COMPOSE_FILE, which names a project's Compose files in place of the default ones. */
public final class ComposeFileVariable {
  public static final String NAME = "COMPOSE_FILE";
  private static final String SEPARATOR = "COMPOSE_PATH_SEPARATOR";
  private static final Pattern IN_DOT_ENV =
      Pattern.compile("(?m)^\\s*(export\\s+)?COMPOSE_FILE\\s*[=:]");

  private ComposeFileVariable() {}

  /** Tells whether the `.env` of a checkout sets it. */
  public static boolean isIn(Path root) {
    Path dotEnv = root.resolve(".env");
    return Files.isRegularFile(dotEnv)
        && ComposeFiles.text(dotEnv).filter(text -> IN_DOT_ENV.matcher(text).find()).isPresent();
  }

  /** Returns the files it names; empty when it is not set. */
  static Optional<List<Path>> files(Path root, Map<String, String> environment) {
    String separator = environment.getOrDefault(SEPARATOR, "");
    return Optional.ofNullable(environment.get(NAME))
        .map(named -> named.split(Pattern.quote(separator.isEmpty() ? ":" : separator), -1))
        .map(names -> Arrays.stream(names).map(name -> root.resolve(name).normalize()).toList());
  }
}
