package io.boulderk8s.run;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.kube.PodState;
import io.boulderk8s.kube.PodStates;
import io.boulderk8s.manifest.Labels;
import io.boulderk8s.manifest.PodRole;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Watches the dependencies during a run: ends the run when one is gone, and reports one that was
 * restarted. Their first state counts as given.
 */
final class DependencyWatch {
  private final Consumer<String> notice;
  private final Consumer<BoulderK8sException> fatal;
  private final Map<String, Seen> before = new HashMap<>();
  private boolean begun;

  /** The last state of a pod. */
  private record Seen(String uid, int restarts, PodState state) {}

  DependencyWatch(Consumer<String> notice, Consumer<BoulderK8sException> fatal) {
    this.notice = notice;
    this.fatal = fatal;
  }

  /** Takes the current pods of the stack. */
  synchronized void see(Map<String, Pod> pods) {
    Map<String, Pod> dependencies = new HashMap<>(pods);
    dependencies.values().removeIf(pod -> !PodRole.DEPENDENCY.isOf(pod));
    if (begun) {
      before.forEach((name, seen) -> compare(name, seen, dependencies.get(name)));
    }
    begun = true;
    before.clear();
    dependencies.forEach((name, pod) -> before.put(name, seen(pod)));
  }

  private static Seen seen(Pod pod) {
    return new Seen(pod.getMetadata().getUid(), restarts(pod), PodStates.of(pod));
  }

  private void compare(String name, Seen then, @Nullable Pod pod) {
    boolean wasOver = then.state() instanceof PodState.Ended(int code, _) && code == 0;
    if (pod == null) {
      if (!wasOver) {
        fatal.accept(failed(name, "its pod was deleted"));
      }
      return;
    }
    Seen now = seen(pod);
    if (!now.uid().equals(then.uid())) {
      notice.accept("service " + name + " was replaced during the run: its data is new");
      return;
    }
    if (now.restarts() > then.restarts() && staysDown(pod)) {
      fatal.accept(
          failed(name, lastEnd(pod) + ": in Compose it stays down then, here it began anew"));
      return;
    }
    if (now.restarts() > then.restarts()) {
      notice.accept(
          "service %s restarted during the run (%d times by now): %s"
              .formatted(name, now.restarts(), lastEnd(pod)));
    }
    if (!now.state().equals(then.state())) {
      changed(name, then.state(), now.state(), pod.getSpec().getRestartPolicy());
    }
  }

  private void changed(String name, PodState then, PodState now, String restartPolicy) {
    switch (now) {
      case PodState.Ended(int code, String reason) -> ended(name, code, reason, restartPolicy);
      case PodState.Impossible(String reason) -> fatal.accept(failed(name, reason));
      case PodState.Running(boolean healthy) -> {
        if (then instanceof PodState.Running(boolean was) && was && !healthy) {
          notice.accept("service " + name + " is not healthy any more");
        }
      }
      case PodState.Coming _ -> {
        // it is coming back: the count of restarts reports that
      }
    }
  }

  private void ended(String name, int code, String reason, String restartPolicy) {
    boolean comesBack =
        restartPolicy.equals("Always") || (restartPolicy.equals("OnFailure") && code != 0);
    if (comesBack) {
      return;
    }
    String what = "ended with exit code %d (%s) during the run".formatted(code, reason);
    if (code == 0) {
      notice.accept("service " + name + " " + what);
    } else {
      fatal.accept(failed(name, what));
    }
  }

  private static boolean staysDown(Pod pod) {
    return pod.getMetadata().getAnnotations() != null
        && pod.getMetadata().getAnnotations().containsKey(Labels.STAYS_DOWN);
  }

  private static BoulderK8sException failed(String name, String what) {
    return BoulderK8sException.of(
        FailureKind.DEPENDENCY,
        "service " + name,
        what + "; the tests were stopped",
        "its output: boulder-k8s logs " + name);
  }

  private static int restarts(Pod pod) {
    return statuses(pod)
        .map(ContainerStatus::getRestartCount)
        .filter(java.util.Objects::nonNull)
        .mapToInt(Integer::intValue)
        .sum();
  }

  private static String lastEnd(Pod pod) {
    return statuses(pod)
        .flatMap(
            status ->
                Stream.ofNullable(status.getLastState())
                    .map(ContainerState::getTerminated)
                    .flatMap(Stream::ofNullable)
                    .map(end -> describe(status.getName(), end)))
        .findFirst()
        .orElse("why is not known");
  }

  private static String describe(String container, ContainerStateTerminated end) {
    return "container %s ended with exit code %d (%s)"
        .formatted(
            container, end.getExitCode(), Optional.ofNullable(end.getReason()).orElse("no reason"));
  }

  private static Stream<ContainerStatus> statuses(Pod pod) {
    return pod.getStatus() == null
        ? Stream.empty()
        : Stream.of(
                pod.getStatus().getContainerStatuses(), pod.getStatus().getInitContainerStatuses())
            .flatMap(Stream::ofNullable)
            .flatMap(List::stream);
  }
}
