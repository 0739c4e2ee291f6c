package io.boulderk8s.deploy;

import io.boulderk8s.concurrent.Parallel;
import io.boulderk8s.kube.PodWatch;
import io.boulderk8s.report.Reporter;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Rolls out a revision that once was ready: its services in waves, each after those that it needs.
 * The first wave that fails is the last; what served before goes on serving.
 */
public final class RevisionRollout implements ServicesRollout {
  private final Revision revision;
  private final List<HasMetadata> foundation;
  private final StartedServices started;

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
    this.started = new StartedServices(api, watch, limit, reporter);
  }

  @Override
  public Set<String> start() {
    started.begin(foundation);
    waves(revision.services())
        .forEach(
            wave -> Parallel.forEach(wave, service -> started.rollOut(service.awaited(), service)));
    return started.awaitAlone();
  }

  @Override
  public void restart(Collection<String> services) {
    started.restart(services);
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
