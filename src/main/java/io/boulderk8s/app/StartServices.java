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
    Phases phases = new Phases(limits);
    phases.run(Phase.SETUP, () -> services.build(output));
    phases.run(Phase.IMAGES, services::supplyImage);
    phases.run(Phase.DEPENDENCIES, services::rollOut);
  }
}
