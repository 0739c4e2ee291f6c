package io.boulderk8s.plan;

import io.boulderk8s.compose.ComposeProject;
import io.boulderk8s.compose.Volume;
import io.boulderk8s.failure.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * What the Compose files may say, but no pod of ours does yet: refused, since silence would be a
 * lie.
 */
final class NotCarried {
  private NotCarried() {}

  static List<Problem> in(ComposeProject project) {
    List<Problem> problems = new ArrayList<>();
    project
        .services()
        .values()
        .forEach(
            service ->
                service
                    .sysctls()
                    .keySet()
                    .forEach(
                        name ->
                            problems.add(
                                Problem.at(
                                    service.source("sysctls").toString(),
                                    "sysctl "
                                        + name
                                        + " of service "
                                        + service.name()
                                        + " is not set in pods",
                                    "take it away, or leave out the override file that has it"))));
    project.networks().values().stream()
        .filter(network -> network.internal())
        .forEach(
            network ->
                problems.add(
                    Problem.at(
                        network.source().toString(),
                        "network "
                            + network.name()
                            + " is internal, but pods can reach the outside",
                        "take `internal` away if the tests do not depend on it")));
    project.volumes().values().stream()
        .filter(
            volume -> volume.kind() instanceof Volume.Kind.Tmpfs tmpfs && tmpfs.size().isPresent())
        .forEach(
            volume ->
                problems.add(
                    Problem.at(
                        volume.source().toString(),
                        "volume " + volume.name() + " has a size, which is not limited in pods",
                        "take `size=` away")));
    return problems;
  }
}
