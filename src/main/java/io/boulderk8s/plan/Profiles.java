package io.boulderk8s.plan;

import io.boulderk8s.compose.ComposeProject;
import io.boulderk8s.compose.Dependency;
import io.boulderk8s.compose.Service;
import io.boulderk8s.failure.Problem;
import java.util.List;

/**
 * Which dependencies are there to be started: those of no profile, of the profiles of
 * COMPOSE_PROFILES, and of the service that `docker compose run` was asked for, if its own were
 * off.
 */
final class Profiles {
  private final ComposeProject project;
  private final List<Problem> problems;

  /**
   * Those of one `docker compose run`.
   *
   * @param run the service it was asked for
   */
  Profiles(ComposeProject project, Service run, List<Problem> problems) {
    this.project = project.isOn(run) ? project : project.withProfiles(run.profiles());
    this.problems = problems;
  }

  /** What a service waits for: not what may be missing and is turned off. */
  List<Dependency> of(Service service) {
    return service.dependsOn().values().stream().filter(on -> isThere(service, on)).toList();
  }

  private boolean isThere(Service service, Dependency dependency) {
    Service on = project.services().get(dependency.service());
    if (on == null || project.isOn(on)) {
      return true;
    }
    if (dependency.required()) {
      problems.add(
          Problem.at(
              service.source("depends_on." + on.name()).toString(),
              service.name() + " depends on " + on.name() + ", whose profile is off",
              "set COMPOSE_PROFILES=" + on.profiles().getFirst() + ", or `required: false`"));
    }
    return false;
  }
}
