package io.boulderk8s.kube;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Examines process 1 of a container. The kernel drops each signal for which it has no handler
 * (pid_namespaces(7)): a shell without a trap ignores SIGTERM, and its end takes the whole grace
 * period.
 */
public final class Pid1 {
  private static final int SIGTERM = 15;
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private final KubernetesClient streams;

  /**
   * @param streams a client without retries
   */
  public Pid1(KubernetesClient streams) {
    this.streams = streams;
  }

  /** Returns false only if it certainly has no handler. */
  public boolean handlesSigterm(Pod pod) {
    if (pod.getSpec().getContainers().getFirst().getLifecycle() != null) {
      return true; // its stop signal is another one
    }
    return status(pod).flatMap(Pid1::catchesSigterm).orElse(true);
  }

  /** Parses /proc/1/status; empty where the text does not say. */
  static Optional<Boolean> catchesSigterm(String status) {
    return status
        .lines()
        .filter(line -> line.matches("SigCgt:\\s+[0-9a-f]{16}"))
        .map(line -> Long.parseUnsignedLong(line.substring(line.length() - 16), 16))
        .map(caught -> (caught & (1L << (SIGTERM - 1))) != 0)
        .findFirst();
  }

  /** Returns an empty result when it cannot be read: an image may have no `cat`. */
  private Optional<String> status(Pod pod) {
    String name = pod.getMetadata().getName();
    PodExec container =
        new KubernetesPodExec(streams, pod.getMetadata().getNamespace(), name, name);
    PodExec.Answer answer = container.ask(List.of("cat", "/proc/1/status"), LIMIT);
    return answer.isGood() ? Optional.of(answer.stdout()) : Optional.empty();
  }
}
