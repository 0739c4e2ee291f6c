package io.boulderk8s.kube;

/** The end of a command in a container, as far as the connection reported it. */
public sealed interface ExecEnd {
  /** With an exit code. */
  record Exited(int code) implements ExecEnd {}

  /** The stream ended without a code: the command could not be started, or the connection broke. */
  record WithoutCode() implements ExecEnd {}

  /** The time limit passed; the command may still run. */
  record TimedOut() implements ExecEnd {}

  /** The connection failed, which says nothing about the command. */
  record Broken(String why) implements ExecEnd {}
}
