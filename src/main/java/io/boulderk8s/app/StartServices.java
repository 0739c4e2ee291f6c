package io.boulderk8s.app;

import io.boulderk8s.run.Limits;
import io.boulderk8s.run.Limits.Phase;
import io.boulderk8s.run.Phases;
import io.boulderk8s.run.RunOutput;

/**
 * Starts the services that are split from the runner, once their dependencies run.
 *
 * <ol>
 *   <li>build: the checkout's programs, as its tests build them
 *   <li>image: of these programs, onto the nodes
 *   <li>services: start them, each when those that it needs are ready
 * </ol>
 *
 * @param output of the build
 */
record StartServices(SplitServices services, Limits limits, RunOutput output) {
  void start() {
    within(Phase.SETUP, () -> services.build(output));
    within(Phase.IMAGES, services::supplyImage);
    within(Phase.DEPENDENCIES, services::rollOut);
  }

  private void within(Phase phase, Runnable work) {
    new Phases(limits)
        .within(
            phase,
            () -> {
              work.run();
              return true;
            });
  }
}
