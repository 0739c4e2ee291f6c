package io.boulderk8s.kube;

/** What a pod's status means to somebody who waits for it. */
public sealed interface PodState {
  /**
   * Not there yet, and nothing says that it will not come.
   *
   * @param what what it is at, for the message of a time-out
   */
  record Coming(String what) implements PodState {}

  /**
   * The main container runs.
   *
   * @param healthy its health check, if it has one, is green
   */
  record Running(boolean healthy) implements PodState {}

  /** The main container ended; Compose's "exited". */
  record Ended(int exitCode, String reason) implements PodState {}

  /**
   * It will not run: an image that is not available, an init container that failed, an eviction.
   */
  record Impossible(String reason) implements PodState {}
}
