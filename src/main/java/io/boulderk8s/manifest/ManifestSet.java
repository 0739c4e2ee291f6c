package io.boulderk8s.manifest;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Holds the objects of a stack in waves: each wave may need those before it. What boulder-k8s
 * prints, writes to files or applies comes from here, whatever kinds of objects a profile has.
 */
public record ManifestSet(List<Wave> waves) {
  /**
   * A group of objects that do not need each other.
   *
   * @param name a name for people: "foundation"
   */
  public record Wave(String name, List<HasMetadata> objects) {
    public Wave {
      objects = List.copyOf(objects);
    }
  }

  public static final ManifestSet EMPTY = new ManifestSet(List.of());

  public ManifestSet {
    waves = List.copyOf(waves);
  }

  /** Returns the same set with one more wave. */
  public ManifestSet then(String name, Collection<? extends HasMetadata> objects) {
    List<Wave> more = new ArrayList<>(waves);
    more.add(new Wave(name, List.copyOf(objects)));
    return new ManifestSet(more);
  }

  /** The pods among them, by name. */
  public Map<String, Pod> pods() {
    return objects().stream()
        .filter(Pod.class::isInstance)
        .map(Pod.class::cast)
        .collect(Collectors.toMap(pod -> pod.getMetadata().getName(), pod -> pod));
  }

  /** All objects in the order in which they are applied. */
  public List<HasMetadata> objects() {
    return waves.stream().flatMap(wave -> wave.objects().stream()).toList();
  }
}
