package io.boulderk8s.app;

import io.boulderk8s.plan.ImageConfigs;
import io.boulderk8s.plan.RunCommandLine;
import io.boulderk8s.plan.Workload;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Says which stack of which checkout a command is about.
 *
 * @param next with the override file of config-next
 */
public record StackChoice(StackSource source, boolean next, StackName name) {
  /** What the Compose files ask for. */
  StackRequest request(ImageConfigs images, Preparation preparation, Optional<CheckoutView> view) {
    Rendering standard = source.rendering(false, images);
    Rendering wanted = next ? source.rendering(true, images) : standard;
    String namespace = name.namespace(standard.plan());
    return new StackRequest(
        source.checkout(),
        source.harness(),
        standard.plan(),
        wanted.plan(),
        // a new one each time where the stack is to be gone afterwards
        preparation.isEphemeral() ? namespace + "-" + newId() : namespace,
        name.published(wanted),
        view.map(at -> at.of(source.checkout())),
        preparation);
  }

  /** The resolved Compose model as YAML. */
  String model() {
    return source.model(next);
  }

  /** The runner as it executes test.sh. */
  Workload test(StackRequest request, List<String> arguments) {
    return new RunCommandLine(source.harness())
        .test(request.wanted().runner(), next, arguments, source.variables());
  }

  /** For a run, or a stack of its own. */
  static String newId() {
    return UUID.randomUUID().toString().substring(0, 8);
  }
}
