package io.boulderk8s.plan;

import io.boulderk8s.compose.ComposeProject;
import io.boulderk8s.compose.Dependency;
import io.boulderk8s.compose.Service;
import io.boulderk8s.failure.Problem;
import java.util.List;

/**
 * Which dependencies are there to be started: `docker compose run` turns on no profile but the one
 * of the service that it runs, and COMPOSE_PROFILES.
 */
final class Profiles {
  private final ComposeProject project;
  private final List<Problem> problems;

  Profiles(ComposeProject project, List<Problem> problems) {
    this.project = project;
    this.problems = problems;
  }

  /** What a service waits for: not what may be missing and is turned off. */
  List<Dependency> of(Service service) {
    return service.dependsOn().values().stream().filter(on -> isThere(service, on)).toList();
  }

  private boolean isThere(Service service, Dependency dependency) {
    Service on = project.services().get(dependency.service());
    if (on == null || isOn(on)) {
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

  private boolean isOn(Service service) {
    List<String> active = project.activeProfiles();
    return service.profiles().isEmpty()
        || active.contains("*")
        || service.profiles().stream().anyMatch(active::contains);
  }
}
