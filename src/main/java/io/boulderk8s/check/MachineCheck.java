package io.boulderk8s.check;

/** One question about this machine, asked before anything is started. */
public interface MachineCheck {
  /** What is looked at, two or three words. */
  String name();

  /**
   * The answer.
   *
   * @throws io.boulderk8s.failure.BoulderK8sException counts as a failed check
   */
  CheckResult run();
}
