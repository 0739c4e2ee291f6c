package io.boulderk8s.compose.tree;

/** What a YAML scalar is, by the rules of the YAML library that Compose uses. */
public enum ScalarType {
  TEXT,
  INTEGER,
  DECIMAL,
  BOOLEAN,
  NULL,
  /** An unquoted date: Compose accepts it nowhere. */
  DATE
}
