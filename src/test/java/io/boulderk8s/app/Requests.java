package io.boulderk8s.app;

import io.boulderk8s.app.Preparation.Dependencies;
import io.boulderk8s.app.Preparation.Images;
import io.boulderk8s.app.Preparation.Lifetime;
import io.boulderk8s.app.Preparation.Setup;
import io.boulderk8s.app.TestRequest.Following;
import io.boulderk8s.app.TestRequest.IfBusy;
import io.boulderk8s.checkout.Checkout;
import io.boulderk8s.plan.Profile;
import io.boulderk8s.plan.RunCommandLine;
import io.boulderk8s.plan.Workload;
import io.boulderk8s.run.RunOutput;
import io.boulderk8s.testkit.Plans;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What users ask for, as tests of use cases need it. */
final class Requests {
  static final Preparation STANDARD = Preparation.STANDARD;
  static final Preparation RESET = preparation(Dependencies.RESET, Lifetime.STANDING);
  static final Preparation EPHEMERAL = preparation(Dependencies.REUSE, Lifetime.EPHEMERAL);
  static final Following FOLLOWED = new Following(false, false, false);
  static final Following DETACHED = new Following(true, false, false);
  static final RunOutput NOWHERE =
      new RunOutput(OutputStream.nullOutputStream(), OutputStream.nullOutputStream());

  private Requests() {}

  private static Preparation preparation(Dependencies dependencies, Lifetime lifetime) {
    return new Preparation(Images.ENSURE, dependencies, Setup.ALWAYS, lifetime);
  }

  static TestRequest test(Preparation preparation, IfBusy ifBusy, Following following) {
    return test(Optional.empty(), preparation, ifBusy, following);
  }

  /** One of a matrix. */
  static TestRequest cell() {
    return test(
        Optional.of(new CheckoutView("/view", Optional.empty())),
        STANDARD,
        IfBusy.REFUSE,
        FOLLOWED);
  }

  private static TestRequest test(
      Optional<CheckoutView> view, Preparation preparation, IfBusy ifBusy, Following following) {
    return new TestRequest(
        choice(),
        List.of("--unit"),
        view,
        new ClusterRequest("kind", false, Optional.empty()),
        new NodeFolders(List.of()),
        preparation,
        limits(Map.of()),
        ifBusy,
        following,
        Optional.empty(),
        List.of("test", "--unit"));
  }

  static UpRequest up(Preparation preparation, Map<String, Duration> limits) {
    return new UpRequest(
        choice(),
        new ClusterRequest("kind", false, Optional.empty()),
        new NodeFolders(List.of()),
        preparation,
        limits(limits));
  }

  static PhaseLimits limits(Map<String, Duration> phases) {
    return new PhaseLimits(phases, Optional.empty());
  }

  static StackChoice choice() {
    return choice(Path.of("/work/boulder"));
  }

  private static StackChoice choice(Path checkout) {
    return new StackChoice(
        new StackSource(new Checkout(checkout, false), Plans.harness(), List.of(), Map.of()),
        false,
        new StackName(Optional.empty(), Profile.TEST));
  }

  /** A stack whose objects are only shown. */
  static ShownStack shown(Path checkout) {
    return new ShownStack(choice(checkout), ShownStack.HOST_ROOT, Optional.empty());
  }

  static Workload run() {
    return new RunCommandLine(Plans.harness())
        .test(Plans.planOfWeb("", "").runner(), false, List.of("--unit"), Map.of());
  }
}
