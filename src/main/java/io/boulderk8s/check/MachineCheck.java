package io.boulderk8s.check;

/** A check of this machine before anything starts. */
public interface MachineCheck {
  /** Returns the name of the check, two or three words. */
  String name();

  /**
   * Runs the check.
   *
   * @throws io.boulderk8s.failure.BoulderK8sException counts as a failed check
   */
  CheckResult run();
}
