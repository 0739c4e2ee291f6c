package io.boulderk8s.compose.tree;

/** The type of a YAML scalar, by the rules of Compose's YAML library. */
public enum ScalarType {
  TEXT,
  INTEGER,
  DECIMAL,
  BOOLEAN,
  NULL,
  /** An unquoted date: Compose accepts it nowhere. */
  DATE
}
