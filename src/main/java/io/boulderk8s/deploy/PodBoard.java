package io.boulderk8s.deploy;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.manifest.Labels;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The pods of a stack as they are now, kept by a watch: waiting here needs no polling and misses
 * nothing.
 */
public final class PodBoard implements AutoCloseable {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<String, Pod> pods = new HashMap<>();
  private final SharedIndexInformer<Pod> informer;

  private PodBoard(KubernetesClient client, String namespace) {
    informer =
        client
            .pods()
            .inNamespace(namespace)
            .withLabel(Labels.STACK, "true")
            .inform(new Handler(), 0);
  }

  public static PodBoard open(KubernetesClient client, String namespace) {
    return new PodBoard(client, namespace);
  }

  public Optional<Pod> pod(String name) {
    lock.lock();
    try {
      return Optional.ofNullable(pods.get(name));
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until the predicate has an answer; it may also throw, when what is waited for has become
   * impossible.
   *
   * @param what named in the message when the limit passes
   * @throws BoulderK8sException TIMEOUT
   */
  public <T> T await(
      String podName, String what, Duration limit, Function<Optional<Pod>, Optional<T>> answer) {
    long left = limit.toNanos();
    lock.lock();
    try {
      while (true) {
        Optional<Pod> pod = Optional.ofNullable(pods.get(podName));
        Optional<T> found = answer.apply(pod);
        if (found.isPresent()) {
          return found.get();
        }
        if (left <= 0) {
          throw timedOut(podName, what, limit, pod);
        }
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw BoulderK8sException.of(
          FailureKind.INTERRUPTED, podName, "interrupted while waiting for " + what, "");
    } finally {
      lock.unlock();
    }
  }

  private static BoulderK8sException timedOut(
      String podName, String what, Duration limit, Optional<Pod> pod) {
    String state = pod.map(PodStates::of).map(Object::toString).orElse("not there");
    return BoulderK8sException.of(
        FailureKind.TIMEOUT,
        "pod " + podName,
        "%s did not happen within %d s; last seen: %s".formatted(what, limit.toSeconds(), state),
        "see `boulder-k8s status` and `boulder-k8s logs " + podName + "`");
  }

  @Override
  public void close() {
    informer.close();
  }

  private void put(Pod pod, @Nullable Pod now) {
    lock.lock();
    try {
      if (now == null) {
        pods.remove(pod.getMetadata().getName());
      } else {
        pods.put(pod.getMetadata().getName(), now);
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private final class Handler implements ResourceEventHandler<Pod> {
    @Override
    public void onAdd(Pod pod) {
      put(pod, pod);
    }

    @Override
    public void onUpdate(Pod before, Pod now) {
      put(now, now);
    }

    @Override
    public void onDelete(Pod pod, boolean finalStateUnknown) {
      put(pod, null);
    }
  }
}
