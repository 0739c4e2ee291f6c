package io.boulderk8s.kube;

import io.fabric8.kubernetes.api.model.Pod;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The pods of a namespace by name, from two sources of which either may be late: what a watch
 * reports, and what the API server answered us.
 */
final class PodTable {
  private final Map<String, Pod> pods = new HashMap<>();

  /** Uids of pods of which nothing that is still reported counts. */
  private final Set<String> gone = new HashSet<>();

  Optional<Pod> pod(String name) {
    return Optional.ofNullable(pods.get(name));
  }

  Map<String, Pod> all() {
    return Map.copyOf(pods);
  }

  /** The watch reports a pod. */
  void reported(Pod pod) {
    if (!gone.contains(uid(pod))) {
      pods.put(name(pod), pod);
    }
  }

  /** The watch reports that a pod is no more, or no longer of interest. */
  void removed(Pod pod) {
    pods.computeIfPresent(name(pod), (_, known) -> isSame(known, pod) ? null : known);
  }

  /** We read a pod. What the watch reported of the same pod is newer and stays. */
  void read(Pod pod) {
    pods.merge(name(pod), pod, (known, now) -> isSame(known, now) ? known : now);
  }

  /** We created a pod: whatever had its name is gone. */
  void created(Pod pod) {
    pod(name(pod)).filter(known -> !isSame(known, pod)).ifPresent(known -> gone.add(uid(known)));
    read(pod);
  }

  /** We looked for a pod, and there is none. */
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
