package io.boulderk8s.compose.tree;

/** The YAML tags of Compose that decide how a value is merged over that of earlier files. */
public enum Directive {
  MERGE,
  /** `!reset`: removes the key. */
  RESET,
  /** `!override`: keeps this value alone. */
  OVERRIDE
}
