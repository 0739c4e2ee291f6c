package io.boulderk8s.deploy;

import java.util.Collection;
import java.util.Set;

/** Rolls out the split services of a stack, and replaces pods of some. */
public interface ServicesRollout {
  /**
   * Returns when all are ready, and no pod of an earlier revision is left.
   *
   * @return the names of those that have no pod from before
   * @throws io.boulderk8s.failure.BoulderK8sException DEPENDENCY or TIMEOUT, naming the service
   */
  Set<String> start();

  /** Replaces the pods of services that have started, and returns when the new ones are ready. */
  void restart(Collection<String> services);
}
