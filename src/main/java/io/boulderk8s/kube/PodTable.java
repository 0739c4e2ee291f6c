package io.boulderk8s.kube;

import io.fabric8.kubernetes.api.model.Pod;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps the pods of a namespace by name, from two sources, either of which may be late: the reports
 * of a watch, and answers of the API server.
 */
final class PodTable {
  private final Map<String, Pod> pods = new HashMap<>();

  /** Uids of pods whose later reports no longer count. */
  private final Set<String> gone = new HashSet<>();

  Optional<Pod> pod(String name) {
    return Optional.ofNullable(pods.get(name));
  }

  Map<String, Pod> all() {
    return Map.copyOf(pods);
  }

  /** Adds a pod from a report of the watch. */
  void reported(Pod pod) {
    if (!gone.contains(uid(pod))) {
      pods.put(name(pod), pod);
    }
  }

  /** Removes a pod that the watch reports as deleted, or as no longer of interest. */
  void removed(Pod pod) {
    pods.computeIfPresent(name(pod), (_, known) -> isSame(known, pod) ? null : known);
  }

  /** Adds a pod that we read. A report of the watch about the same pod is newer and stays. */
  void read(Pod pod) {
    pods.merge(name(pod), pod, (known, now) -> isSame(known, now) ? known : now);
  }

  /** Adds a pod that we created: an earlier one of its name is gone. */
  void created(Pod pod) {
    pod(name(pod)).filter(known -> !isSame(known, pod)).ifPresent(known -> gone.add(uid(known)));
    read(pod);
  }

  /** Removes a pod that we looked for and did not find. */
  void notFound(Pod pod) {
    gone.add(uid(pod));
    removed(pod);
  }

  private static boolean isSame(Pod one, Pod other) {
    return Objects.equals(one.getMetadata().getUid(), other.getMetadata().getUid());
  }

  private static String name(Pod pod) {
    return pod.getMetadata().getName();
  }

  private static String uid(Pod pod) {
    return String.valueOf(pod.getMetadata().getUid());
  }
}
