package io.boulderk8s.kube;

import io.boulderk8s.concurrent.Cancellation;
import io.boulderk8s.concurrent.Deliveries;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

/** Watches the pods of a namespace: waiting here needs no polling and misses nothing. */
public final class PodWatch implements AutoCloseable {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<String, Pod> pods = new HashMap<>();
  private final List<Deliveries<Map<String, Pod>>> observers = new ArrayList<>();
  private final Map<String, PullFailure> pullFailures = new HashMap<>();
  private final Runnable end;

  /** Reports pods and events to the handlers. */
  @FunctionalInterface
  public interface Source {
    /** Returns how to end it. */
    Runnable begin(ResourceEventHandler<Pod> pods, ResourceEventHandler<Event> events);
  }

  public PodWatch(Source source) {
    end = source.begin(new Handler(), new EventHandler());
  }

  /**
   * Watches pods and, where that is allowed, the events that name an image that cannot be pulled.
   *
   * @param label key of a label whose value is "true" on each of the pods
   */
  public static PodWatch open(KubernetesClient client, String namespace, String label) {
    return new PodWatch(
        (pods, events) -> {
          SharedIndexInformer<Pod> first = labelled(client, namespace, label, pods);
          Optional<SharedIndexInformer<Event>> second = failures(client, namespace, events);
          return () -> {
            first.close();
            second.ifPresent(SharedIndexInformer::close);
          };
        });
  }

  /** Watches pods only, not events: enough to wait for pods to end. */
  public static PodWatch deletions(KubernetesClient client, String namespace, String label) {
    return new PodWatch((pods, _) -> labelled(client, namespace, label, pods)::close);
  }

  private static SharedIndexInformer<Pod> labelled(
      KubernetesClient client, String namespace, String label, ResourceEventHandler<Pod> handler) {
    return client.pods().inNamespace(namespace).withLabel(label, "true").inform(handler, 0);
  }

  private static Optional<SharedIndexInformer<Event>> failures(
      KubernetesClient client, String namespace, ResourceEventHandler<Event> handler) {
    try {
      return Optional.of(
          client
              .v1()
              .events()
              .inNamespace(namespace)
              .withField("reason", "Failed")
              .inform(handler, 0));
    } catch (KubernetesClientException e) {
      return Optional.empty();
    }
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
   * Shows the pods as they are now, and again after each change, as long as the watch is open: on a
   * thread of the observer's own, so that nobody who waits here waits for it.
   *
   * @return to wait until the observer has seen what is known by then
   */
  public Deliveries<Map<String, Pod>> observe(Consumer<Map<String, Pod>> observer) {
    lock.lock();
    try {
      Deliveries<Map<String, Pod>> deliveries = new Deliveries<>("pods", observer);
      observers.add(deliveries);
      deliveries.add(Map.copyOf(pods));
      return deliveries;
    } finally {
      lock.unlock();
    }
  }

  /** Returns when the observers have seen all that is known now. */
  public void awaitObservers() {
    observers(_ -> {}).forEach(Deliveries::await);
  }

  private List<Deliveries<Map<String, Pod>>> observers(Consumer<List<?>> then) {
    lock.lock();
    try {
      List<Deliveries<Map<String, Pod>>> now = List.copyOf(observers);
      then.accept(observers);
      return now;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until the predicate has an answer; it may also throw, when what is waited for has become
   * impossible.
   *
   * @param what named in the message when the limit passes
   * @throws BoulderK8sException TIMEOUT; DEPENDENCY when a {@link PodProblem} has lasted
   */
  public <T> T await(
      String podName, String what, Duration limit, Function<Optional<Pod>, Optional<T>> answer) {
    Optional<T> found = within(podName, limit, answer);
    return found.orElseThrow(() -> timedOut(podName, what, limit, pod(podName)));
  }

  /**
   * Waits as long for an answer, and no longer.
   *
   * @return empty when there was none
   */
  public <T> Optional<T> within(
      String podName, Duration limit, Function<Optional<Pod>, Optional<T>> answer) {
    long left = limit.toNanos();
    long lasted = 0;
    lock.lock();
    try {
      while (true) {
        Optional<Pod> pod = Optional.ofNullable(pods.get(podName));
        Optional<T> found = answer.apply(pod);
        if (found.isPresent() || left <= 0) {
          return found;
        }
        Optional<PodProblem> problem = pod.flatMap(this::problem);
        long patience =
            problem.map(PodProblem::patience).map(Duration::toNanos).orElse(left) - lasted;
        if (problem.isPresent() && patience <= 0) {
          throw problem.get().of(podName);
        }
        long slice = Math.min(left, patience);
        long waited = slice - changed.awaitNanos(slice);
        left -= waited;
        lasted = problem.isPresent() ? lasted + waited : 0;
      }
    } catch (InterruptedException e) {
      throw Cancellation.interrupted("waiting for pod " + podName);
    } finally {
      lock.unlock();
    }
  }

  /** Tells why this pod may never run. */
  public Optional<PodProblem> problem(Pod pod) {
    lock.lock();
    try {
      return PodProblem.of(pod, Optional.ofNullable(pullFailures.get(pod.getMetadata().getUid())));
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
    end.run();
    observers(List::clear).forEach(Deliveries::close);
  }

  /**
   * Adds a pod that was just created or read, which the watch may not have reported yet. What the
   * watch reported of the same pod is newer and stays.
   */
  public void know(Pod pod) {
    change(
        () ->
            pods.merge(
                pod.getMetadata().getName(),
                pod,
                (known, now) -> isSame(known, now) ? known : now));
  }

  /** Removes a pod that was looked for and not found. */
  public void forget(Pod pod) {
    change(
        () ->
            pods.computeIfPresent(
                pod.getMetadata().getName(), (_, known) -> isSame(known, pod) ? null : known));
  }

  private static boolean isSame(Pod one, Pod other) {
    return Objects.equals(one.getMetadata().getUid(), other.getMetadata().getUid());
  }

  private void change(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
      Map<String, Pod> all = Map.copyOf(pods);
      observers.forEach(observer -> observer.add(all));
    } finally {
      lock.unlock();
    }
  }

  private final class Handler implements ResourceEventHandler<Pod> {
    @Override
    public void onAdd(Pod pod) {
      change(() -> pods.put(pod.getMetadata().getName(), pod));
    }

    @Override
    public void onUpdate(Pod before, Pod now) {
      change(() -> pods.put(now.getMetadata().getName(), now));
    }

    @Override
    public void onDelete(Pod pod, boolean finalStateUnknown) {
      forget(pod);
    }
  }

  private final class EventHandler implements ResourceEventHandler<Event> {
    @Override
    public void onAdd(Event event) {
      PullFailure.of(event)
          .ifPresent(
              failure ->
                  change(() -> pullFailures.put(event.getInvolvedObject().getUid(), failure)));
    }

    @Override
    public void onUpdate(Event before, Event now) {
      onAdd(now);
    }

    @Override
    public void onDelete(Event event, boolean finalStateUnknown) {
      // the cluster forgets events; the pod's own state tells by then
    }
  }
}
