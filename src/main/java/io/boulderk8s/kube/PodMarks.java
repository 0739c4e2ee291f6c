package io.boulderk8s.kube;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Marks each change of a pod's containers once, for a trace. */
public final class PodMarks implements Consumer<Map<String, Pod>> {
  private final String pod;
  private final Consumer<String> marks;
  private final Set<String> seen = new HashSet<>();

  public PodMarks(String pod, Consumer<String> marks) {
    this.pod = pod;
    this.marks = marks;
  }

  @Override
  public void accept(Map<String, Pod> pods) {
    Pod now = pods.get(pod);
    @Nullable PodStatus status = now == null ? null : now.getStatus();
    if (status != null) {
      Stream.of(status.getInitContainerStatuses(), status.getContainerStatuses())
          .flatMap(Collection::stream)
          .flatMap(PodMarks::states)
          .filter(seen::add)
          .forEach(marks);
    }
  }

  private static Stream<String> states(ContainerStatus container) {
    ContainerState state = container.getState();
    if (state == null) {
      return Stream.empty();
    }
    boolean ready = Boolean.TRUE.equals(container.getStarted());
    return state.getTerminated() != null
        ? Stream.of(container.getName() + " has ended")
        : state.getRunning() != null
            ? Stream.of(container.getName() + (ready ? " has started" : " is starting"))
            : Stream.empty();
  }
}
