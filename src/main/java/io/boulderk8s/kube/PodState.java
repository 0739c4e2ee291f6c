package io.boulderk8s.kube;

/** The meaning of a pod's status for a wait. */
public sealed interface PodState {
  /** Tells whether it runs, and its health check, if it has one, succeeds. */
  default boolean isHealthy() {
    return this instanceof Running(boolean healthy) && healthy;
  }

  /**
   * Not started yet, and nothing shows that it will not start.
   *
   * @param what its current step, for the message of a time-out
   */
  record Coming(String what) implements PodState {}

  /**
   * The main container runs.
   *
   * @param healthy whether its health check, if it has one, succeeds
   */
  record Running(boolean healthy) implements PodState {}

  /** The main container ended; Compose's "exited". */
  record Ended(int exitCode, String reason) implements PodState {}

  /**
   * It will not run: an image that is not available, an init container that failed, an eviction.
   */
  record Impossible(String reason) implements PodState {}
}
