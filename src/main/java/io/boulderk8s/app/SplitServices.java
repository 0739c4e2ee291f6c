package io.boulderk8s.app;

import io.boulderk8s.run.RunOutput;

/** The steps of services that are split from the runner, one method each, in this order. */
interface SplitServices {
  /** Builds the programs as the checkout does; its output goes to stderr. */
  void build(RunOutput output);

  /** Makes the image of the programs, and brings it onto the nodes. */
  void supplyImage();

  /** Starts the services, and waits until they are ready. */
  void rollOut();

  /** Replaces those that remember what an earlier run did, and waits until they are ready. */
  void restartTestServers();
}
