package io.boulderk8s.app;

import io.boulderk8s.plan.ImageConfigs;
import io.boulderk8s.plan.RunCommandLine;
import io.boulderk8s.plan.Workload;
import io.boulderk8s.staging.StagingPlan;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Chooses the stack and the checkout that a command works on.
 *
 * @param next whether to use the override file of config-next
 * @param split how Boulder's services are split from the runner, in a profile that does that
 */
public record StackChoice(
    StackSource source, boolean next, StackName name, Optional<SplitChoice> split) {
  /** Chooses a stack whose runner starts Boulder's services itself. */
  public StackChoice(StackSource source, boolean next, StackName name) {
    this(source, next, name, Optional.empty());
  }

  /** Reads the Compose files and makes the plan. */
  StackRequest request(ImageConfigs images, Preparation preparation, Optional<CheckoutView> view) {
    Rendering standard = source.rendering(false, images);
    Rendering wanted = next ? source.rendering(true, images) : standard;
    String namespace = name.namespace(standard.plan());
    return new StackRequest(
        source.checkout(),
        source.harness(),
        standard.plan(),
        wanted.plan(),
        // a new name each time for an ephemeral stack
        preparation.isEphemeral() ? namespace + "-" + newId() : namespace,
        name.published(wanted),
        split.map(choice -> choice.of(source, next, wanted.plan())),
        view.map(at -> at.of(source.checkout())),
        preparation);
  }

  /** Returns the plan of split services for commands that only look at it; empty without them. */
  public Optional<StagingPlan> services() {
    return split.map(choice -> choice.of(source, next, source.plan(next)).plan());
  }

  /** Returns the resolved Compose model as YAML. */
  String model() {
    return source.model(next);
  }

  /** Returns the runner as it executes test.sh. */
  Workload test(StackRequest request, List<String> arguments) {
    return new RunCommandLine(source.harness())
        .test(request.wanted().runner(), next, arguments, source.variables());
  }

  /** Makes an id for a run, or for an ephemeral stack. */
  static String newId() {
    return UUID.randomUUID().toString().substring(0, 8);
  }
}
