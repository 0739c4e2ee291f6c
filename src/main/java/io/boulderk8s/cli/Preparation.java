package io.boulderk8s.cli;

import io.boulderk8s.concurrent.Ahead;
import io.boulderk8s.deploy.Emptying;
import io.boulderk8s.image.ImageLoader;
import io.boulderk8s.manifest.Manifests;
import io.boulderk8s.run.EphemeralStacks;
import io.boulderk8s.run.Limits.Phase;
import io.boulderk8s.run.Phases;
import io.boulderk8s.run.SetupMemory;
import io.boulderk8s.run.Stack;
import io.boulderk8s.run.StackHold;
import io.fabric8.kubernetes.api.model.Namespace;
import java.util.Optional;

/** Brings a stack as far as its tests need it: images, namespace, setup, dependencies. */
record Preparation(Session session, Target target, Stack stack, StackHold hold, Phases phases) {
  /**
   * Prepares the checkout and starts what the tests need.
   *
   * @param loading images that are being looked after already
   * @return the exit code of the setup; 0 when all is ready
   */
  int with(Ahead<Optional<ImageLoader.Outcome>> loading) {
    Manifests standard = session.manifests(target.standard(), target);
    Manifests wanted = session.manifests(target.wanted(), target);
    if (target.renewed()) {
      // they end while others work
      claim(standard);
      session.renewal(standard).begin();
    }
    Optional<ImageLoader.Outcome> images = phases.within(Phase.IMAGES, loading::get);
    if (!target.renewed()) {
      claim(standard);
    }
    try (Emptying emptying = emptying(wanted)) {
      int code = setUp(standard, images, emptying);
      if (code == 0) {
        start(wanted, emptying);
      }
      return code;
    }
  }

  private void claim(Manifests standard) {
    Namespace namespace = standard.namespace();
    if (target.ephemeral()) {
      EphemeralStacks.mark(namespace);
    }
    stack.claim(standard, namespace, session.owner(target.checkout().root()));
    hold.announce();
  }

  /** Of the named volumes of a stack that starts as new. */
  private Emptying emptying(Manifests wanted) {
    return target.renewed() && target.hasVolumes()
        ? session.renewal(wanted).emptying(session.volumeRemoval())
        : Emptying.none();
  }

  private int setUp(Manifests standard, Optional<ImageLoader.Outcome> images, Emptying emptying) {
    // of a checkout that the nodes see elsewhere, the files here say nothing
    Optional<SetupMemory> memory =
        target.kept() && target.moved().isEmpty()
            ? images.map(outcome -> session.setupMemory(target.harness(), outcome))
            : Optional.empty();
    return phases.within(
        Phase.SETUP,
        () -> {
          stack.startBeforeSetUp(target.standard(), standard, target.preserve(), emptying);
          target.standard().setup().forEach(emptying::await);
          return stack.setUp(target.standard(), standard, session.output(), memory);
        });
  }

  private void start(Manifests wanted, Emptying emptying) {
    phases.within(
        Phase.DEPENDENCIES,
        () -> {
          stack.start(target.wanted(), wanted, target.preserve(), emptying);
          return 0;
        });
  }
}
