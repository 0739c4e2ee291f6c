package io.boulderk8s.app;

import io.boulderk8s.concurrent.Pause;
import io.boulderk8s.image.AgentImage;
import io.boulderk8s.observe.CheckoutFiles;
import io.boulderk8s.observe.ComposeCheckout;
import io.boulderk8s.observe.ComposeSide;
import io.boulderk8s.observe.Recorder;
import io.boulderk8s.observe.Side;
import io.boulderk8s.parity.Recording;
import io.boulderk8s.report.Reporter;
import java.util.Optional;

/** Does what `parity` does: records the checkout under docker compose, and on Kubernetes. */
public final class CompareWithCompose {
  private final Components components;
  private final ParityRequest request;
  private final Streams user;

  /**
   * A comparison.
   *
   * @param user where the output of a setup goes
   */
  public CompareWithCompose(Components components, ParityRequest request, Streams user) {
    this.components = components;
    this.request = request;
    this.user = user;
  }

  /** The checkout under docker compose. */
  public Recording compose() {
    StackRequest stack = stack();
    Reporter reporter = components.reporter();
    reporter.step(
        "images in the engine",
        () -> components.loader().ensureInEngine(ImageRequests.of(stack.wanted()), reporter));
    return recorder(stack).record(composeSide(stack), request.tests());
  }

  /** The same on a cluster. */
  public Recording kubernetes() {
    StackRequest stack = stack();
    OnCluster place = new OnCluster(components, request.cluster(), request.folders());
    try (Session session = place.session(stack);
        ParityStack side = new ParityStack(session, request.stack(), stack, user.output())) {
      return recorder(stack).record(side.side(), request.tests());
    }
  }

  private StackRequest stack() {
    return request
        .stack()
        .request(components.imagesSupplied(), Preparation.STANDARD, Optional.empty());
  }

  private Recorder recorder(StackRequest stack) {
    return new Recorder(
        stack.wanted(),
        request.names(),
        new CheckoutFiles(stack.checkout().root(), components.processes()),
        Pause.real(),
        components.reporter());
  }

  private Side composeSide(StackRequest stack) {
    StackChoice choice = request.stack();
    return new ComposeSide(
        new ComposeCheckout(
            stack.checkout().root(),
            stack.wanted().project(),
            choice.source().files(false),
            choice.source().files(choice.next()),
            choice.next(),
            request.overrides()),
        stack.harness(),
        AgentImage.reference(),
        components.processes());
  }
}
