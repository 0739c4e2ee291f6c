package io.boulderk8s.compose;

import io.boulderk8s.failure.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The merged, interpolated content of a checkout's Compose files: what `docker compose config`
 * prints.
 *
 * @param name the project name, as Compose derives it
 * @param directory the project directory: relative paths start here
 * @param source the place of its `services`
 * @param services every service, those behind a profile included
 * @param activeProfiles the profiles in COMPOSE_PROFILES; `*` is all of them
 * @param refusals problems that matter only where a part is used, by the part's path:
 *     "services.web", "networks.inner"
 */
public record ComposeProject(
    String name,
    Path directory,
    Source source,
    SortedMap<String, Service> services,
    SortedMap<String, Network> networks,
    SortedMap<String, Volume> volumes,
    List<String> activeProfiles,
    SortedMap<String, List<Problem>> refusals) {
  public ComposeProject {
    services = Collections.unmodifiableSortedMap(new TreeMap<>(services));
    networks = Collections.unmodifiableSortedMap(new TreeMap<>(networks));
    volumes = Collections.unmodifiableSortedMap(new TreeMap<>(volumes));
    activeProfiles = List.copyOf(activeProfiles);
    refusals = Collections.unmodifiableSortedMap(new TreeMap<>(refusals));
  }

  /** Returns the same project with the problems of its parts. */
  public ComposeProject refusing(SortedMap<String, List<Problem>> found) {
    return new ComposeProject(
        name, directory, source, services, networks, volumes, activeProfiles, found);
  }

  /** Tells whether one of a service's profiles is active. */
  public boolean isOn(Service service) {
    return service.profiles().isEmpty()
        || activeProfiles.contains("*")
        || service.profiles().stream().anyMatch(activeProfiles::contains);
  }

  /** Returns the same project with further active profiles. */
  public ComposeProject withProfiles(List<String> further) {
    List<String> all = new ArrayList<>(activeProfiles);
    all.addAll(further);
    return new ComposeProject(name, directory, source, services, networks, volumes, all, refusals);
  }
}
