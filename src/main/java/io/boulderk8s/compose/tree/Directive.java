package io.boulderk8s.compose.tree;

/** How a value meets the one of the files before it: Compose's own YAML tags. */
public enum Directive {
  MERGE,
  /** `!reset`: the key is gone. */
  RESET,
  /** `!override`: this value alone. */
  OVERRIDE
}
