package io.boulderk8s.kube;

/** How a command in a container ended, as far as the connection let us know. */
public sealed interface ExecEnd {
  /** With an exit code. */
  record Exited(int code) implements ExecEnd {}

  /** The stream ended without a code: the command could not be started, or the connection broke. */
  record WithoutCode() implements ExecEnd {}

  /** Its time was up; it may go on. */
  record TimedOut() implements ExecEnd {}

  /** The connection is to blame: this says nothing about the command. */
  record Broken(String why) implements ExecEnd {}
}
