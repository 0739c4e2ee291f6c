package io.boulderk8s.deploy;

import io.boulderk8s.compose.Dependency;
import io.boulderk8s.compose.Dependency.Condition;
import io.boulderk8s.concurrent.Cancellation;
import io.boulderk8s.kube.PodWatch;
import io.boulderk8s.manifest.Manifests;
import io.boulderk8s.plan.Workload;
import io.boulderk8s.report.Reporter;
import io.boulderk8s.staging.SplitService;
import io.boulderk8s.staging.StagingPlan;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rolls out the services of a stack that are split from the runner, each as soon as those that it
 * needs are ready. The first failure ends it; what served before goes on serving.
 */
public final class ServiceRollout implements ServicesRollout {
  private final StagingPlan plan;
  private final Manifests manifests;
  private final Function<SplitService, String> content;
  private final Reporter reporter;
  private final StartedServices started;
  private final Map<String, SplitService> services;
  private final Map<String, ServiceRevision> applied = new ConcurrentHashMap<>();

  /**
   * Prepares a rollout.
   *
   * @param manifests those of the plan
   * @param content hashes the files that a service reads
   * @param limit of the phase
   */
  public ServiceRollout(
      StagingPlan plan,
      Manifests manifests,
      Function<SplitService, String> content,
      KubernetesClient api,
      PodWatch watch,
      Duration limit,
      Reporter reporter) {
    this.plan = plan;
    this.manifests = manifests;
    this.content = content;
    this.reporter = reporter;
    this.started = new StartedServices(api, watch, limit, reporter);
    this.services =
        plan.services().stream()
            .collect(Collectors.toMap(split -> split.workload().service(), split -> split));
  }

  @Override
  public Set<String> start() {
    List<Workload> workloads = plan.services().stream().map(SplitService::workload).toList();
    List<Dependency> ready =
        workloads.stream()
            .map(on -> new Dependency(on.service(), Condition.SERVICE_HEALTHY, true))
            .toList();
    started.begin(manifests.foundation());
    Cancellation work = Cancellation.nested();
    return work.call(
        () -> {
          Executor threads = task -> work.fork("service", task);
          new StartGraph(workloads, this::start, (_, _) -> {}, reporter, threads).run(ready);
          return started.awaitAlone();
        });
  }

  @Override
  public void restart(Collection<String> which) {
    started.restart(which);
  }

  /** Returns all objects that were applied, in that order. */
  public List<HasMetadata> objects() {
    return Stream.concat(
            manifests.foundation().stream(),
            plan.services().stream()
                .flatMap(
                    split ->
                        Objects.requireNonNull(applied.get(split.workload().service()))
                            .all()
                            .stream()))
        .toList();
  }

  private void start(Workload workload) {
    SplitService split = split(workload);
    ServiceRevision objects = new ServiceRevision(manifests.service(split));
    objects.readAnew(workload, content.apply(split));
    objects.remember(split);
    applied.put(workload.service(), objects);
    started.rollOut(AwaitedService.of(split), objects);
  }

  private SplitService split(Workload workload) {
    return Objects.requireNonNull(services.get(workload.service()));
  }
}
