package io.boulderk8s.compose.normal;

import io.boulderk8s.compose.ComposeProject;
import io.boulderk8s.compose.Dependency;
import io.boulderk8s.compose.Mount;
import io.boulderk8s.compose.Service;
import io.boulderk8s.compose.Source;
import io.boulderk8s.compose.tree.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks that services, networks and volumes exist where services refer to them. */
final class References {
  private final ComposeProject project;
  private final Section top;
  private final Problems problems;
  private final Set<String> finished = new HashSet<>();

  /**
   * Checks those of a project.
   *
   * @param top the top-level sections, including entries that could not be read
   */
  References(ComposeProject project, Section top, Problems problems) {
    this.project = project;
    this.top = top;
    this.problems = problems;
  }

  void check() {
    for (Service service : project.services().values()) {
      networks(service);
      volumes(service);
      dependencies(service);
    }
    project.services().values().forEach(service -> cycles(service, new ArrayList<>()));
  }

  private void networks(Service service) {
    for (String network : service.networks().keySet()) {
      if (!project.networks().containsKey(network) && !isWritten("networks", network)) {
        inconsistency(
            service,
            service.source("networks." + network),
            "the network `" + network + "` is not defined",
            "add it below the top-level `networks`");
      }
    }
  }

  private void volumes(Service service) {
    for (Mount mount : service.mounts()) {
      if (mount instanceof Mount.Named named
          && !project.volumes().containsKey(named.volume())
          && !isWritten("volumes", named.volume())) {
        inconsistency(
            service,
            Positions.ofMount(service, named.target()),
            "the volume `" + named.volume() + "` is not defined",
            "add it below the top-level `volumes`, or start the path of a folder with ./");
      }
    }
  }

  private void dependencies(Service service) {
    for (Dependency dependency : service.dependsOn().values()) {
      if (!project.services().containsKey(dependency.service())
          && !isWritten("services", dependency.service())) {
        inconsistency(
            service,
            service.source("depends_on." + dependency.service()),
            "`" + dependency.service() + "` is not a service",
            "correct the name");
      }
    }
  }

  private void cycles(Service service, List<String> above) {
    int seen = above.indexOf(service.name());
    if (seen >= 0) {
      List<String> cycle = new ArrayList<>(above.subList(seen, above.size()));
      cycle.add(service.name());
      inconsistency(
          service,
          service.source("depends_on." + cycle.get(1)),
          "services wait for each other: " + String.join(" -> ", cycle),
          "remove one `depends_on`");
      return;
    }
    if (finished.contains(service.name())) {
      return;
    }
    above.add(service.name());
    for (String next : service.dependsOn().keySet()) {
      Service found = project.services().get(next);
      if (found != null) {
        cycles(found, above);
      }
    }
    above.removeLast();
    finished.add(service.name());
  }

  private boolean isWritten(String section, String name) {
    return top.section(section).filter(names -> names.has(name)).isPresent();
  }

  private void inconsistency(Service service, Source at, String what, String next) {
    problems.ofPart("services." + service.name()).addInconsistency(at, what, next);
  }
}
