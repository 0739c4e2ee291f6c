package io.boulderk8s.app;

import io.boulderk8s.concurrent.Background;
import io.boulderk8s.deploy.VolumeReset;
import io.boulderk8s.image.ImageLoader;
import io.boulderk8s.run.Limits;
import io.boulderk8s.run.Limits.Phase;
import io.boulderk8s.run.Phases;
import io.boulderk8s.run.RunOutput;
import java.util.Optional;

/**
 * Prepares a stack for its tests.
 *
 * <ol>
 *   <li>images: wait until they are on the nodes
 *   <li>claim: make the namespace this owner's, and tell everybody
 *   <li>reset: tell the dependencies to end; then both before the images, so that they end while
 *       others work
 *   <li>setup: prepare the checkout
 *   <li>rollout: start the dependencies
 *   <li>services: of a stack that has them beside its runner, {@link StartServices}
 * </ol>
 *
 * @param output of the setup
 */
record PrepareStack(OpenStack stack, Preparation preparation, Limits limits, RunOutput output) {
  /** Prepares it with images that no step looks after yet. */
  int with(OpenStack.Hold hold) {
    try (Background<Optional<ImageLoader.Outcome>> images = stack.images()) {
      return with(hold, images);
    }
  }

  /**
   * Prepares it.
   *
   * @param images the digests that another step is bringing
   * @return the exit code of the setup; 0 when all is ready
   */
  int with(OpenStack.Hold hold, Background<Optional<ImageLoader.Outcome>> images) {
    Optional<ImageLoader.Outcome> loaded =
        preparation.resets() ? reset(hold, images) : claimed(hold, images);
    try (VolumeReset volumeReset = stack.resetVolumes()) {
      int code = phases().within(Phase.SETUP, () -> stack.setUp(loaded, volumeReset, output));
      if (code == 0) {
        phases().run(Phase.DEPENDENCIES, () -> stack.rollOut(volumeReset));
        stack.services().ifPresent(services -> new StartServices(services, limits, output).start());
      }
      return code;
    }
  }

  /** Deletes the dependencies first, so that they end while images arrive. */
  private Optional<ImageLoader.Outcome> reset(
      OpenStack.Hold hold, Background<Optional<ImageLoader.Outcome>> images) {
    claim(hold);
    stack.reset();
    return phases().within(Phase.IMAGES, images::get);
  }

  private Optional<ImageLoader.Outcome> claimed(
      OpenStack.Hold hold, Background<Optional<ImageLoader.Outcome>> images) {
    Optional<ImageLoader.Outcome> loaded = phases().within(Phase.IMAGES, images::get);
    claim(hold);
    return loaded;
  }

  private void claim(OpenStack.Hold hold) {
    stack.claim();
    hold.announce();
  }

  private Phases phases() {
    return new Phases(limits);
  }
}
