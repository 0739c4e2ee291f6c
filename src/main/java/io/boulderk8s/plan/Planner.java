package io.boulderk8s.plan;

import io.boulderk8s.boulder.Harness;
import io.boulderk8s.compose.ComposeProject;
import io.boulderk8s.compose.Service;
import io.boulderk8s.compose.Volume;
import io.boulderk8s.compose.normal.Clashes;
import io.boulderk8s.compose.tree.Problems;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.failure.Problem;
import io.boulderk8s.plan.Workload.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Turns a Compose project into the plan for a checkout's tests. */
public final class Planner {
  private final Harness harness;
  private final ImageConfigs images;

  /** Plans without a lookup of images: refuses a service that leaves something to its image. */
  public Planner(Harness harness) {
    this(harness, ImageConfigs.NOBODY_KNOWS);
  }

  public Planner(Harness harness, ImageConfigs images) {
    this.harness = harness;
    this.images = images;
  }

  /**
   * Makes the plan for a project.
   *
   * @throws BoulderK8sException CHECKOUT, with every service that cannot run as written
   */
  public Plan plan(ComposeProject project) {
    Service runner = project.services().get(harness.runner());
    if (runner == null) {
      throw noRunner(project);
    }
    List<Problem> problems = new ArrayList<>();
    Optional<Service> setup = Optional.ofNullable(project.services().get(harness.setup()));
    Started started = new Started(project, setup, runner, problems);
    problems.addAll(started.refusals());
    Problems clashes = new Problems();
    Clashes.check(project, started.services(), clashes);
    problems.addAll(clashes.found());
    Plan plan =
        plan(
            project,
            started,
            new Workloads(project, started, new ImagesOfServices(images, problems), problems));
    problems.addAll(UnsupportedSettings.in(project, started));
    KubernetesRules.check(plan, project, problems);
    checkRunnable(plan, problems);
    if (!problems.isEmpty()) {
      throw new BoulderK8sException(
          FailureKind.CHECKOUT, problems.stream().distinct().toList(), null);
    }
    return plan;
  }

  private static Plan plan(ComposeProject project, Started started, Workloads workloads) {
    List<Service> dependencies = started.dependencies();
    return new Plan(
        project.name(),
        started.setup().stream()
            .map(
                service ->
                    workloads.of(
                        service,
                        Role.SETUP,
                        // as a dependency it is a container of its own
                        dependencies.contains(service) ? service.name() + "-run" : service.name(),
                        started.ofSetup()))
            .toList(),
        dependencies.stream()
            .map(
                service ->
                    workloads.of(
                        service, Role.DEPENDENCY, service.name(), started.ofDependency(service)))
            .toList(),
        workloads.of(started.runner(), Role.RUNNER, started.runner().name(), started.ofRunner()),
        mountedVolumes(project, started));
  }

  private static SortedMap<String, Volume> mountedVolumes(ComposeProject project, Started started) {
    SortedMap<String, Volume> mounted = new TreeMap<>(project.volumes());
    mounted.keySet().retainAll(started.volumes());
    return mounted;
  }

  /** Refuses a service without a command: its supervisor would have nothing to start. */
  private static void checkRunnable(Plan plan, List<Problem> problems) {
    plan.setup().stream()
        .filter(workload -> workload.container().argv().entrypoint().isPresent())
        .filter(
            workload ->
                workload.container().argv().entrypoint().get().isEmpty()
                    && workload.container().argv().command().orElse(List.of()).isEmpty())
        .forEach(
            workload ->
                problems.add(
                    Problem.at(
                        workload.source().toString(),
                        "neither the files nor the image of service "
                            + workload.service()
                            + " say what it executes",
                        "write a `command`")));
  }

  private BoulderK8sException noRunner(ComposeProject project) {
    return BoulderK8sException.of(
        FailureKind.CHECKOUT,
        project.source().toString(),
        "the Compose files have no service " + harness.runner() + " to run the tests in",
        project.services().isEmpty()
            ? "they have no services at all: is this the right file?"
            : "they have: " + String.join(", ", project.services().keySet()));
  }
}
