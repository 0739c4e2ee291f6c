package io.boulderk8s.deploy;

import io.boulderk8s.manifest.Labels;
import io.boulderk8s.manifest.PodRole;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the split services of a stack were when all of them were ready: every object that makes
 * them. Of what their pods mount only the names are in it: files of the checkout are what they are.
 *
 * @param made when all were ready, ISO 8601
 * @param serves whether it is the one that was rolled out last
 * @param objects in the order in which they are applied
 */
public record Revision(int number, String made, Serves serves, List<HasMetadata> objects) {
  /** Says whether a revision is the one that serves, and why. */
  public enum Serves {
    NO,
    /** Its rollout was the last that ended well. */
    ROLLED_OUT,
    /** A user went back to it: `test` keeps it, `up` does not. */
    ROLLED_BACK
  }

  public Revision {
    objects = List.copyOf(objects);
  }

  /** Returns what these objects are, ready or not: a revision that is not kept. */
  public static Revision of(List<HasMetadata> objects) {
    return new Revision(0, "", Serves.NO, objects);
  }

  /** Returns its services. */
  List<ServiceRevision> services() {
    Map<String, List<HasMetadata>> services = new LinkedHashMap<>();
    objects.stream()
        .filter(PodRole.SERVICE::isOf)
        .forEach(
            object ->
                services
                    .computeIfAbsent(Labels.serviceOf(object), _ -> new ArrayList<>())
                    .add(object));
    return services.values().stream().map(ServiceRevision::new).toList();
  }

  /** Returns what is there for all services. */
  public List<HasMetadata> foundation() {
    return objects.stream().filter(object -> !PodRole.SERVICE.isOf(object)).toList();
  }

  /** Returns what tells each service's pods from others of it, by the names of services. */
  public SortedMap<String, String> states() {
    SortedMap<String, String> states = new TreeMap<>();
    services().forEach(service -> states.put(service.service(), service.state()));
    return states;
  }

  /** Returns all images that its pods need. */
  public List<String> images() {
    return services().stream().flatMap(service -> service.images().stream()).distinct().toList();
  }

  /** Returns the image of its programs. */
  public String programs() {
    return services().getFirst().programs();
  }

  public boolean isRolledBack() {
    return serves == Serves.ROLLED_BACK;
  }

  /** Returns the names of the services that differ between two states, sorted. */
  public static List<String> differing(Map<String, String> one, Map<String, String> other) {
    return Stream.concat(one.keySet().stream(), other.keySet().stream())
        .distinct()
        .filter(name -> !Objects.equals(one.get(name), other.get(name)))
        .sorted()
        .toList();
  }
}
