package io.boulderk8s.app;

import io.boulderk8s.run.RunOutput;

/** The steps of services that are split from the runner, one method each, in this order. */
interface SplitServices {
  /** Ends a rollback: the services will be those of the checkout. */
  void rollForward();

  /**
   * Keeps the services of a revision that a user went back to, if there is one: then nothing is
   * built, and that revision is rolled out.
   *
   * @throws io.boulderk8s.failure.BoulderK8sException CHECKOUT when the checkout has others
   */
  void keepRolledBack();

  /** Builds the programs as the checkout does; its output goes to stderr. */
  void build(RunOutput output);

  /** Makes the image of the programs, and brings it onto the nodes. */
  void supplyImage();

  /** Starts the services, and waits until they are ready. */
  void rollOut();

  /** Replaces those that remember what an earlier run did, and waits until they are ready. */
  void restartTestServers();
}
