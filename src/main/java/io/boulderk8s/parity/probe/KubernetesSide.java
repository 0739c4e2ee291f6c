package io.boulderk8s.parity.probe;

import io.boulderk8s.kube.PodLifecycle;
import io.boulderk8s.kube.PodState;
import io.boulderk8s.kube.PodStates;
import io.boulderk8s.kube.PodWatch;
import io.boulderk8s.kube.PodWatches;
import io.boulderk8s.manifest.Labels;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** Runs the checkout on a cluster, by boulder-k8s itself. */
public final class KubernetesSide implements Side {
  private static final Duration START = Duration.ofMinutes(5);

  private final KubernetesClient api;
  private final PodWatches watches;
  private final Ephemeral probes;
  private final Runnable bringUp;
  private final Runnable takeDown;
  private final Pod idle;
  private final Function<List<String>, Execution> tests;
  private final Predicate<String> sameAsEngine;

  /**
   * Prepares the Kubernetes side of a checkout.
   *
   * @param bringUp does the work of `boulder-k8s up`
   * @param takeDown does the work of `boulder-k8s down`
   * @param idle the runner with a command that only waits
   * @param tests does the work of `boulder-k8s test`
   * @param sameAsEngine whether the nodes have the image that the engine has under this reference
   */
  public KubernetesSide(
      KubernetesClient api,
      PodWatches watches,
      Ephemeral probes,
      Runnable bringUp,
      Runnable takeDown,
      Pod idle,
      Function<List<String>, Execution> tests,
      Predicate<String> sameAsEngine) {
    this.api = api;
    this.watches = watches;
    this.probes = probes;
    this.bringUp = bringUp;
    this.takeDown = takeDown;
    this.idle = idle;
    this.tests = tests;
    this.sameAsEngine = sameAsEngine;
  }

  @Override
  public String name() {
    return "k8s";
  }

  @Override
  public void up() {
    bringUp.run();
    new PodLifecycle(api, watch()).create(idle);
    watch()
        .await(
            idle.getMetadata().getName(),
            "the idle runner",
            START,
            now -> now.flatMap(this::running));
  }

  private Optional<Boolean> running(Pod pod) {
    return PodStates.of(pod) instanceof PodState.Running ? Optional.of(true) : Optional.empty();
  }

  @Override
  public SortedMap<String, Observed> containers() {
    SortedMap<String, Observed> all = new TreeMap<>();
    api.pods().inNamespace(namespace()).withLabel(Labels.STACK, "true").list().getItems().stream()
        .map(pod -> KubernetesContainer.of(pod, sameAsEngine))
        .forEach(observed -> all.put(observed.service(), observed));
    return all;
  }

  @Override
  public String probe(Observed container, List<String> questions) {
    return probes.ask(namespace(), container.id(), questions);
  }

  @Override
  public Execution test(List<String> arguments) {
    removeRunner();
    return tests.apply(arguments);
  }

  @Override
  public void down() {
    removeRunner();
    takeDown.run();
  }

  private void removeRunner() {
    Pod there = api.pods().inNamespace(namespace()).withName(idle.getMetadata().getName()).get();
    if (there != null) {
      new PodLifecycle(api, watch()).delete(there);
    }
  }

  private PodWatch watch() {
    return watches.of(namespace());
  }

  private String namespace() {
    return idle.getMetadata().getNamespace();
  }
}
