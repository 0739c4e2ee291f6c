package io.boulderk8s.compose;

/** `network_mode`, where it is something a pod has an equal of. */
public enum NetworkMode {
  /** No network but the loopback device. */
  NONE
}
