package io.boulderk8s.app;

import io.boulderk8s.concurrent.Pause;
import io.boulderk8s.image.AgentImage;
import io.boulderk8s.image.ImageRequest;
import io.boulderk8s.manifest.Manifests;
import io.boulderk8s.parity.Recording;
import io.boulderk8s.parity.probe.CheckoutFiles;
import io.boulderk8s.parity.probe.ComposeCheckout;
import io.boulderk8s.parity.probe.ComposeSide;
import io.boulderk8s.parity.probe.Ephemeral;
import io.boulderk8s.parity.probe.KubernetesSide;
import io.boulderk8s.parity.probe.Recorder;
import io.boulderk8s.parity.probe.Side;
import io.boulderk8s.plan.RunCommandLine;
import io.boulderk8s.report.Reporter;
import io.boulderk8s.run.RunOutput;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Optional;

/** The engine of this machine, and a cluster. */
final class ParitySystems implements CompareWithCompose.Systems {
  private static final List<String> IDLE = List.of("sleep", "infinity");

  private final Components components;
  private final ParityRequest request;
  private final StackChoice choice;
  private final StackRequest stack;
  private final RunOutput output;

  ParitySystems(Components components, ParityRequest request, RunOutput output) {
    this.components = components;
    this.request = request;
    this.choice = request.stack();
    this.stack =
        choice.request(components.imagesSupplied(), Preparation.STANDARD, Optional.empty());
    this.output = output;
  }

  Recording record(Side side) {
    CheckoutFiles files = new CheckoutFiles(stack.checkout().root(), components.processes());
    return new Recorder(
            stack.wanted(),
            request.names(),
            files,
            components.environment().cache().resolve("parity"),
            Pause.real(),
            components.reporter())
        .record(side, request.tests());
  }

  @Override
  public void imagesInEngine() {
    Reporter reporter = components.reporter();
    List<ImageRequest> images = ImageRequests.of(stack.wanted());
    reporter.step(
        "images in the engine", () -> components.loader().ensureInEngine(images, reporter));
  }

  @Override
  public Side compose() {
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

  @Override
  public CompareWithCompose.Cluster kubernetes() {
    OpenCluster open =
        new OnCluster(components, request.cluster(), request.folders()).cluster(stack);
    try {
      return new HeldSide(open, held(open));
    } catch (RuntimeException e) {
      open.close();
      throw e;
    }
  }

  private ParityStack held(OpenCluster open) {
    return new ParityStack(
        new ClusterStack(open, stack, ParityStack.LIMITS, Optional.empty()),
        arguments -> choice.test(stack, arguments),
        output);
  }

  /** A stack that is locked, on its cluster. */
  private final class HeldSide implements CompareWithCompose.Cluster {
    private final OpenCluster open;
    private final ParityStack held;

    HeldSide(OpenCluster open, ParityStack held) {
      this.open = open;
      this.held = held;
    }

    @Override
    public Side side() {
      return new KubernetesSide(
          open.api(),
          open.watches(),
          new Ephemeral(open.api(), open.streams(), AgentImage.reference()),
          held::up,
          () -> open.removal().remove(stack.namespace(), open.owner(stack.checkout().root())),
          idle(open),
          held::test,
          open::hasAsEngine);
    }

    @Override
    public void close() {
      try (open) {
        held.close();
      }
    }
  }

  private Pod idle(OpenCluster open) {
    Manifests manifests = stack.manifests(stack.wanted(), open.hostRoot());
    return manifests.run(
        new RunCommandLine(stack.harness())
            .command(stack.wanted().runner(), IDLE, choice.source().variables()),
        "parity");
  }
}
