package io.boulderk8s.compose.normal;

import io.boulderk8s.compose.ComposeProject;
import io.boulderk8s.compose.Network;
import io.boulderk8s.compose.Service;
import io.boulderk8s.compose.Volume;
import io.boulderk8s.compose.tree.Node;
import io.boulderk8s.compose.tree.Problems;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Turns the checked tree of all files into the project. */
public final class Projects {
  private Projects() {}

  private static List<String> activeProfiles(Surroundings surroundings) {
    return surroundings.variables().value("COMPOSE_PROFILES").stream()
        .flatMap(profiles -> Stream.of(profiles.split(",")))
        .map(String::strip)
        .filter(profile -> !profile.isEmpty())
        .toList();
  }

  public static ComposeProject of(
      String name, Node.Mapping root, Surroundings surroundings, Problems problems) {
    Section top = Section.of(root, root.source(), problems);
    SortedMap<String, Service> services = new TreeMap<>();
    Names.check(top);
    HostFiles files = new HostFiles(top, surroundings);
    top.parts("services")
        .forEach((n, s) -> services.put(n, Services.of(n, s, surroundings, files)));
    SortedMap<String, Network> networks = new TreeMap<>();
    top.parts("networks").forEach((n, s) -> networks.put(n, Networks.of(n, s, name)));
    if (services.values().stream().anyMatch(s -> s.networks().containsKey(Attachments.DEFAULT))) {
      networks.computeIfAbsent(Attachments.DEFAULT, _ -> Networks.implicit(name, root.source()));
    }
    SortedMap<String, Volume> volumes = new TreeMap<>();
    top.parts("volumes").forEach((n, s) -> volumes.put(n, Volumes.of(n, s, name, surroundings)));
    ComposeProject project =
        new ComposeProject(
            name,
            surroundings.directory(),
            top.at("services"),
            services,
            networks,
            volumes,
            activeProfiles(surroundings),
            new TreeMap<>());
    new References(project, top, problems).check();
    return project;
  }
}
