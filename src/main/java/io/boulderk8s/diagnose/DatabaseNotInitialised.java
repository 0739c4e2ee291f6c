package io.boulderk8s.diagnose;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds a missing database, or one without its tables or users. MariaDB's error numbers: 1049
 * unknown database, 1146 no such table, 1044 and 1045 access denied (the users are made with the
 * tables).
 */
record DatabaseNotInitialised(Suspects suspects) implements Analyzer {
  private static final Pattern NOT_THERE =
      Pattern.compile(
          "Unknown database '[^']*'|Table '[^']*' doesn't exist"
              + "|Access denied for user '[^']*'@'[^']*'|unknown database '?\\w+");

  @Override
  public Optional<Verdict> look(Snapshot snapshot) {
    return suspects
        .first(snapshot, NOT_THERE)
        .map(
            hit ->
                Verdict.of(
                    Cause.DATABASE_NOT_INITIALISED,
                    "the database is not initialised: " + hit.match().group(),
                    hit.evidence()));
  }
}
