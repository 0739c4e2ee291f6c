package io.boulderk8s.failure;

/**
 * The tool's own failures and their exit codes. They stay in 64 to 78 (sysexits.h) so that a test
 * command's own codes pass through untouched.
 */
public enum FailureKind {
  /** picocli or a command cannot understand the command line. */
  USAGE(64),
  /** The checkout or its Compose files cannot be understood. */
  CHECKOUT(65),
  /** An image of the checkout is not available from anywhere. */
  IMAGE(66),
  /** An engine, a tool or the cluster is missing or does not answer. */
  UNAVAILABLE(69),
  /** A fault of boulder-k8s itself; the stack is shown. */
  BUG(70),
  /** A file cannot be read or written. */
  IO(74),
  /** Something did not happen within its time limit. */
  TIMEOUT(75),
  /** The command started, but its outcome is unknown. Never success. */
  OUTCOME_UNKNOWN(76),
  /** A dependency ended, failed its health check or could not be started. */
  DEPENDENCY(77),
  /** Another run uses the stack, or the stack belongs to another owner. */
  BUSY(78),
  /** Interrupted by the user (SIGINT). */
  INTERRUPTED(130);

  private final int exitCode;

  FailureKind(int exitCode) {
    this.exitCode = exitCode;
  }

  public int exitCode() {
    return exitCode;
  }
}
