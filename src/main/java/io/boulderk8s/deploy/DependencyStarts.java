package io.boulderk8s.deploy;

import io.boulderk8s.compose.Dependency.Condition;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.plan.Workload;

/** Starts dependencies, one at a time, as the objects that they are in a stack. */
interface DependencyStarts {
  /**
   * Returns when it has started.
   *
   * @return whether it ran before, and was kept
   * @throws BoulderK8sException DEPENDENCY or TIMEOUT
   */
  boolean start(Workload workload);

  /**
   * Returns when the condition holds.
   *
   * @throws BoulderK8sException DEPENDENCY when it never will; TIMEOUT
   */
  void await(Workload workload, Condition condition);
}
