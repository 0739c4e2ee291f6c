package io.boulderk8s.diagnose;

import java.util.Optional;
import java.util.regex.Pattern;

/** Finds a database that refuses more connections: MariaDB's error 1040. */
final class DatabaseConnections implements Analyzer {
  private static final Pattern TOO_MANY = Pattern.compile("Error 1040\\b.*Too many connections");

  @Override
  public Optional<Verdict> look(Snapshot snapshot) {
    if (!snapshot.run().failed()) {
      return Optional.empty();
    }
    return snapshot
        .output()
        .flatMap(log -> log.tail(log.lines().size()).stream())
        .filter(line -> TOO_MANY.matcher(line.text()).find())
        .findFirst()
        .map(
            line ->
                Verdict.of(
                    Cause.DATABASE_CONNECTIONS,
                    "the database had no connection left",
                    java.util.List.of(line.evidence())));
  }
}
