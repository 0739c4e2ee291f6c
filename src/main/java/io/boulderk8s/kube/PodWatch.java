package io.boulderk8s.kube;

import io.boulderk8s.concurrent.Cancellation;
import io.boulderk8s.concurrent.Deliveries;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
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
import java.util.function.Predicate;

/** Watches the pods of a namespace: waiting here needs no polling and misses nothing. */
public final class PodWatch implements AutoCloseable {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final PodTable pods = new PodTable();
  private final Map<String, PullFailure> pullFailures = new HashMap<>();
  private final List<Observation> observations = new ArrayList<>();
  private final PodSource source;
  private final Predicate<Pod> shown;

  /**
   * Starts to watch.
   *
   * @param shown selects the pods of interest; others in the namespace stay hidden
   */
  public PodWatch(PodSource source, Predicate<Pod> shown) {
    this.source = source;
    this.shown = shown;
    source.add(new PodHandler(), new EventHandler());
  }

  /**
   * Watches pods and, where that is permitted, events: they tell early that an image cannot be
   * pulled. Users of a namespace get its watch from {@link PodWatches}, so that there is only one.
   *
   * @param label key of a label whose value is "true" on each pod of interest
   */
  public static PodWatch open(KubernetesClient client, String namespace, String label) {
    return new PodWatch(PodInformers.open(client, namespace), pod -> hasLabel(pod, label));
  }

  private static boolean hasLabel(Pod pod, String label) {
    return "true"
        .equals(
            Objects.requireNonNullElse(pod.getMetadata().getLabels(), Map.<String, String>of())
                .get(label));
  }

  /** Also reports every pod of the namespace, shown or not, and its events. */
  public PodSource source() {
    return source;
  }

  /** Returns false when the watch has ended by itself: it sees no further changes. */
  boolean isRunning() {
    return source.isRunning();
  }

  public Optional<Pod> pod(String name) {
    lock.lock();
    try {
      return pods.pod(name);
    } finally {
      lock.unlock();
    }
  }

  /** Returns the pods that are known now. */
  public List<Pod> pods(Predicate<Pod> which) {
    lock.lock();
    try {
      return pods.all().values().stream().filter(which).toList();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Shows the pods as they are now, and again after each change, until either is closed: on a
   * thread of the observer's own, so that no wait here depends on it.
   */
  public Observation observe(Consumer<Map<String, Pod>> observer) {
    lock.lock();
    try {
      Observation observation = new Observation(new Deliveries<>("pods", observer));
      observations.add(observation);
      observation.deliveries.add(pods.all());
      return observation;
    } finally {
      lock.unlock();
    }
  }

  /** An observer of the pods. */
  public final class Observation implements AutoCloseable {
    private final Deliveries<Map<String, Pod>> deliveries;

    private Observation(Deliveries<Map<String, Pod>> deliveries) {
      this.deliveries = deliveries;
    }

    /** Returns when the observer has seen all that is known now. */
    public void await() {
      deliveries.await();
    }

    /** Returns when the observer has seen all that is known now; shows it nothing more. */
    @Override
    public void close() {
      lock.lock();
      try {
        observations.remove(this);
      } finally {
        lock.unlock();
      }
      deliveries.close();
    }
  }

  /**
   * Waits until the predicate has an answer; the predicate may also throw, when that has become
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
   * Waits for an answer up to the limit.
   *
   * @return empty when there was none
   */
  public <T> Optional<T> within(
      String podName, Duration limit, Function<Optional<Pod>, Optional<T>> answer) {
    return within(
        "pod " + podName,
        limit,
        pod -> pod.getMetadata().getName().equals(podName),
        found -> answer.apply(found.stream().findFirst()));
  }

  /**
   * Does the same for several pods.
   *
   * @param whose names them together in the message about a {@link PodProblem}
   * @param which selects them, whatever their names
   */
  public <T> Optional<T> within(
      String whose, Duration limit, Predicate<Pod> which, Function<List<Pod>, Optional<T>> answer) {
    Patience patience = new Patience(whose, limit);
    lock.lock();
    try {
      while (true) {
        List<Pod> found = pods.all().values().stream().filter(which).toList();
        Optional<T> answered = answer.apply(found);
        if (answered.isPresent() || patience.isOver()) {
          return answered;
        }
        Optional<PodProblem> problem =
            found.stream().flatMap(pod -> problem(pod).stream()).findFirst();
        long slice = patience.slice(problem);
        patience.waited(slice - changed.awaitNanos(slice), problem);
      }
    } catch (InterruptedException e) {
      throw Cancellation.interrupted("waiting for " + whose);
    } finally {
      lock.unlock();
    }
  }

  /** Returns why this pod may never run. */
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
    source.close();
    List<Observation> last;
    lock.lock();
    try {
      last = List.copyOf(observations);
    } finally {
      lock.unlock();
    }
    last.forEach(Observation::close);
  }

  /** Adds a pod that was just read, and that the watch may not have reported yet. */
  public void know(Pod pod) {
    change(() -> pods.read(pod));
  }

  /**
   * Adds a pod that was just created. An earlier one of its name is gone: later reports about that
   * one are late.
   */
  public void created(Pod pod) {
    change(() -> pods.created(pod));
  }

  /** Removes a pod that was looked for and not found. */
  public void forget(Pod pod) {
    change(() -> pods.notFound(pod));
  }

  private void change(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
      Map<String, Pod> all = pods.all();
      observations.forEach(observation -> observation.deliveries.add(all));
    } finally {
      lock.unlock();
    }
  }

  private final class PodHandler implements ResourceEventHandler<Pod> {
    @Override
    public void onAdd(Pod pod) {
      change(
          () -> {
            if (shown.test(pod)) {
              pods.reported(pod);
            } else {
              pods.removed(pod);
            }
          });
    }

    @Override
    public void onUpdate(Pod before, Pod now) {
      onAdd(now);
    }

    @Override
    public void onDelete(Pod pod, boolean finalStateUnknown) {
      change(() -> pods.removed(pod));
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
