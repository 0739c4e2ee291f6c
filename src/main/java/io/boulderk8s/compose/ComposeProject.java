package io.boulderk8s.compose;

import java.nio.file.Path;
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
 * @param services every service, those behind a profile included
 * @param activeProfiles what COMPOSE_PROFILES turns on; `*` is all of them
 */
public record ComposeProject(
    String name,
    Path directory,
    SortedMap<String, Service> services,
    SortedMap<String, Network> networks,
    SortedMap<String, Volume> volumes,
    List<String> activeProfiles) {
  public ComposeProject {
    services = Collections.unmodifiableSortedMap(new TreeMap<>(services));
    networks = Collections.unmodifiableSortedMap(new TreeMap<>(networks));
    volumes = Collections.unmodifiableSortedMap(new TreeMap<>(volumes));
    activeProfiles = List.copyOf(activeProfiles);
  }
}
