package io.boulderk8s.compose;

/** The values of `network_mode` that a pod can have. */
public enum NetworkMode {
  /** No network but the loopback device. */
  NONE
}
