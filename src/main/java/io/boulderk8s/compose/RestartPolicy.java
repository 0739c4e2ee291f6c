package io.boulderk8s.compose;

/** `restart`: what the engine does when the container ends. Compose's default is NO. */
public enum RestartPolicy {
  NO,
  ALWAYS,
  ON_FAILURE,
  UNLESS_STOPPED
}
