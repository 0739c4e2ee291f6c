package io.boulderk8s.deploy;

import io.boulderk8s.concurrent.Parallel;
import io.boulderk8s.concurrent.Turns;
import io.boulderk8s.kube.Applier;
import io.boulderk8s.kube.PodWatch;
import io.boulderk8s.manifest.Labels;
import io.boulderk8s.report.Event;
import io.boulderk8s.report.Reporter;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Starts the services of one rollout, waits for each, and replaces pods of some. */
final class StartedServices {
  /**
   * How many start at a time. Each start is work for the node, and for every pod that learns of the
   * new one; with all at once the pods that serve are late with their answers, for seconds on two
   * processors: one that gives a name a second to be found then ends.
   */
  private static final int MOST_AT_A_TIME = 4;

  private final Turns turns = new Turns(MOST_AT_A_TIME);
  private final KubernetesClient api;
  private final Applier applier;
  private final PodWatch watch;
  private final ServiceDeadline deadline;
  private final Reporter reporter;
  private final Map<String, ServiceWait> waits = new ConcurrentHashMap<>();
  private final Set<String> fresh = ConcurrentHashMap.newKeySet();

  /**
   * @param limit of the phase
   */
  StartedServices(KubernetesClient api, PodWatch watch, Duration limit, Reporter reporter) {
    this.api = api;
    this.applier = new Applier(api, StackNamespace.FIELD_MANAGER);
    this.watch = watch;
    this.deadline = new ServiceDeadline(limit, reporter.clock());
    this.reporter = reporter;
  }

  /** Begins their time, and applies what is there for all of them. */
  void begin(List<HasMetadata> foundation) {
    deadline.begin();
    applier.applyAll(foundation);
  }

  /** Starts one when it is its turn, and returns when it is ready. */
  void rollOut(AwaitedService service, ServiceRevision objects) {
    turns.run(() -> inTurn(service, objects));
  }

  private void inTurn(AwaitedService service, ServiceRevision objects) {
    reporter.report(new Event.ServiceChanged(service.name(), "starting", false));
    ServiceWait wait = new ServiceWait(service, objects.hash(), api, watch, deadline::left);
    waits.put(Labels.service(service.name()), wait);
    wait.begin();
    objects.all().forEach(applier::apply);
    boolean kept = wait.await();
    if (!kept) {
      fresh.add(service.name());
    }
    reporter.report(
        new Event.ServiceChanged(service.name(), kept ? "runs already" : "ready", true));
  }

  /**
   * Returns when no pod of an earlier revision is left.
   *
   * @return the names of those that have no pod from before
   */
  Set<String> awaitAlone() {
    Parallel.forEach(waits.values(), ServiceWait::awaitAlone);
    return Set.copyOf(fresh);
  }

  /** Replaces their pods, and returns when the new ones are ready. */
  void restart(Collection<String> names) {
    deadline.begin();
    Parallel.forEach(
        MOST_AT_A_TIME,
        names,
        name -> Objects.requireNonNull(waits.get(Labels.service(name))).renew());
  }
}
