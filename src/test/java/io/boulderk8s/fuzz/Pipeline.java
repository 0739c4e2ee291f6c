package io.boulderk8s.fuzz;

import io.boulderk8s.compose.ComposeProject;
import io.boulderk8s.compose.read.ComposeReader;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.failure.Problem;
import io.boulderk8s.manifest.ManifestYaml;
import io.boulderk8s.manifest.Manifests;
import io.boulderk8s.plan.Plan;
import io.boulderk8s.plan.Planner;
import io.boulderk8s.plan.RunCommandLine;
import io.boulderk8s.plan.Workload;
import io.boulderk8s.testkit.Plans;
import io.boulderk8s.testkit.Stacks;
import java.util.List;
import java.util.Map;

/** From texts to all that they bring about, or to the problems that they have. */
final class Pipeline {
  /** What came of a case. */
  sealed interface Outcome {
    /**
     * It was understood.
     *
     * @param effect every object, and what is done beside them: gates, builds, named losses
     */
    record Done(ComposeProject project, Plan plan, String effect) implements Outcome {}

    record Refused(List<Problem> problems) implements Outcome {}
  }

  private Pipeline() {}

  /** Anything else that is thrown is a bug. */
  static Outcome run(ComposeCase files) {
    try {
      ComposeProject project = ComposeReader.read(files.input(), files::text);
      Plan plan = new Planner(Plans.harness()).plan(project);
      return new Outcome.Done(project, plan, effect(plan));
    } catch (BoulderK8sException refused) {
      if (refused.kind() != FailureKind.CHECKOUT || refused.problems().isEmpty()) {
        throw refused;
      }
      return new Outcome.Refused(refused.problems());
    }
  }

  /** The plan of a case that must be understood. */
  static Plan plan(ComposeCase files) {
    return ((Outcome.Done) run(files)).plan();
  }

  private static String effect(Plan plan) {
    Manifests manifests = Stacks.of(plan);
    StringBuilder effect = new StringBuilder(ManifestYaml.of(manifests.stack().objects()));
    plan.setup().forEach(setup -> effect.append(ManifestYaml.of(manifests.run(setup, "ID"))));
    Workload test =
        new RunCommandLine(Plans.harness()).test(plan.runner(), false, List.of(), Map.of());
    effect.append(ManifestYaml.of(manifests.run(test, "ID")));
    for (Workload workload : plan.workloads()) {
      effect
          .append(workload.name())
          .append(workload.startsAfter())
          .append(workload.container().probe())
          .append(workload.from().build())
          .append('\n');
    }
    plan.ignored().forEach(loss -> effect.append(loss.what()).append('\n'));
    return effect.toString();
  }
}
