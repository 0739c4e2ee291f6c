package io.boulderk8s.plan;

import io.boulderk8s.compose.ComposeProject;
import io.boulderk8s.compose.Dependency;
import io.boulderk8s.compose.Mount;
import io.boulderk8s.compose.Service;
import io.boulderk8s.failure.Problem;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the services that `docker compose run` starts for the setup and then for the tests, and
 * what each waits for. Problems of other services do not count.
 */
final class Started {
  private final ComposeProject project;
  private final Optional<Service> setup;
  private final Service runner;
  private final Profiles forRunner;
  private final Optional<Profiles> forSetup;
  private final SequencedMap<String, Profiles> dependencies = new LinkedHashMap<>();

  Started(ComposeProject project, Optional<Service> setup, Service runner, List<Problem> problems) {
    this.project = project;
    this.setup = setup;
    this.runner = runner;
    this.forRunner = new Profiles(project, runner, problems);
    this.forSetup = setup.map(service -> new Profiles(project, service, problems));
    add(runner, forRunner);
    setup.ifPresent(service -> add(service, forSetup.orElseThrow()));
  }

  private void add(Service root, Profiles profiles) {
    new StartOrder(project.services(), profiles::of)
        .dependenciesOf(root.name())
        .forEach(service -> dependencies.putIfAbsent(service.name(), profiles));
  }

  Optional<Service> setup() {
    return setup;
  }

  Service runner() {
    return runner;
  }

  /** Returns them in an order: each after those that it waits for. */
  List<Service> dependencies() {
    return dependencies.keySet().stream().flatMap(this::service).toList();
  }

  private Stream<Service> service(String name) {
    return Stream.ofNullable(project.services().get(name));
  }

  List<Dependency> ofSetup() {
    return setup.map(service -> forSetup.orElseThrow().of(service)).orElse(List.of());
  }

  List<Dependency> ofRunner() {
    return forRunner.of(runner);
  }

  List<Dependency> ofDependency(Service service) {
    return dependencies.getOrDefault(service.name(), forRunner).of(service);
  }

  /** Returns all of them. */
  SequencedSet<Service> services() {
    SequencedSet<Service> all = new LinkedHashSet<>(setup.stream().toList());
    all.addAll(dependencies());
    all.add(runner);
    return all;
  }

  /** Returns the names of the volumes that they mount. */
  Set<String> volumes() {
    Set<String> volumes = new LinkedHashSet<>();
    for (Service service : services()) {
      for (Mount mount : service.mounts()) {
        if (mount instanceof Mount.Named named) {
          volumes.add(named.volume());
        }
      }
    }
    return volumes;
  }

  /** Returns the names of the networks that they are on. */
  Set<String> networks() {
    Set<String> networks = new LinkedHashSet<>();
    services().forEach(service -> networks.addAll(service.networks().keySet()));
    return networks;
  }

  /** Returns the problems that the reader found in them and in what they use. */
  List<Problem> refusals() {
    Stream<String> paths =
        Stream.of(
                services().stream().map(service -> "services." + service.name()),
                networks().stream().map(name -> "networks." + name),
                volumes().stream().map(name -> "volumes." + name))
            .flatMap(names -> names);
    return paths
        .flatMap(path -> project.refusals().getOrDefault(path, List.of()).stream())
        .toList();
  }
}
