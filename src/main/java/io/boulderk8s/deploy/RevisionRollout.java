package io.boulderk8s.deploy;

import io.boulderk8s.concurrent.Parallel;
import io.boulderk8s.kube.Applier;
import io.boulderk8s.kube.PodWatch;
import io.boulderk8s.manifest.Labels;
import io.boulderk8s.report.Event;
import io.boulderk8s.report.Reporter;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Rolls out a revision that once was ready: its services in waves, each after those that it needs.
 * The first wave that fails is the last; what served before goes on serving.
 */
public final class RevisionRollout implements ServicesRollout {
  private final Revision revision;
  private final List<HasMetadata> foundation;
  private final KubernetesClient api;
  private final PodWatch watch;
  private final ServiceDeadline deadline;
  private final Reporter reporter;
  private final Map<String, ServiceWait> waits = new ConcurrentHashMap<>();
  private final Set<String> fresh = ConcurrentHashMap.newKeySet();

  /**
   * Prepares it.
   *
   * @param foundation what is there for all services
   * @param limit of the phase
   */
  public RevisionRollout(
      Revision revision,
      List<HasMetadata> foundation,
      KubernetesClient api,
      PodWatch watch,
      Duration limit,
      Reporter reporter) {
    this.revision = revision;
    this.foundation = List.copyOf(foundation);
    this.api = api;
    this.watch = watch;
    this.deadline = new ServiceDeadline(limit, reporter.clock());
    this.reporter = reporter;
  }

  @Override
  public Set<String> start() {
    deadline.begin();
    applier().applyAll(foundation);
    waves(revision.services()).forEach(wave -> Parallel.forEach(wave, this::rollOut));
    Parallel.forEach(waits.values(), ServiceWait::awaitAlone);
    return Set.copyOf(fresh);
  }

  @Override
  public void restart(Collection<String> services) {
    deadline.begin();
    Parallel.forEach(
        services, name -> Objects.requireNonNull(waits.get(Labels.service(name))).renew());
  }

  private void rollOut(ServiceRevision service) {
    reporter.report(new Event.ServiceChanged(service.service(), "starting", false));
    ServiceWait wait =
        new ServiceWait(service.awaited(), service.hash(), api, watch, deadline::left);
    waits.put(service.service(), wait);
    wait.begin();
    service.all().forEach(applier()::apply);
    boolean kept = wait.await();
    if (!kept) {
      fresh.add(service.service());
    }
    reporter.report(
        new Event.ServiceChanged(service.service(), kept ? "runs already" : "ready", true));
  }

  private Applier applier() {
    return new Applier(api, StackNamespace.FIELD_MANAGER);
  }

  /** Each after those that it needs; a need that is not among them is not waited for. */
  static List<List<ServiceRevision>> waves(List<ServiceRevision> services) {
    List<ServiceRevision> waiting = new ArrayList<>(services);
    List<List<ServiceRevision>> waves = new ArrayList<>();
    while (!waiting.isEmpty()) {
      Set<String> names = new HashSet<>(waiting.stream().map(ServiceRevision::service).toList());
      List<ServiceRevision> ready =
          waiting.stream()
              .filter(service -> service.needs().stream().noneMatch(names::contains))
              .toList();
      // a circle cannot have been ready; whoever wrote one by hand gets it in one wave
      List<ServiceRevision> wave = ready.isEmpty() ? List.copyOf(waiting) : ready;
      waves.add(wave);
      waiting.removeAll(wave);
    }
    return waves;
  }
}
