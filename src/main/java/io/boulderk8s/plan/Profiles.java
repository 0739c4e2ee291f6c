package io.boulderk8s.plan;

import io.boulderk8s.compose.ComposeProject;
import io.boulderk8s.compose.Dependency;
import io.boulderk8s.compose.Service;
import io.boulderk8s.failure.Problem;
import java.util.List;

/**
 * Finds the dependencies that Compose may start: those of no profile, of the profiles in
 * COMPOSE_PROFILES, and of the service that `docker compose run` names, if that one's profiles are
 * off.
 */
final class Profiles {
  private final ComposeProject project;
  private final List<Problem> problems;

  /**
   * Finds them for one `docker compose run`.
   *
   * @param run the service that it names
   */
  Profiles(ComposeProject project, Service run, List<Problem> problems) {
    this.project = project.isOn(run) ? project : project.withProfiles(run.profiles());
    this.problems = problems;
  }

  /** Returns the services that a service waits for, without optional ones whose profile is off. */
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
