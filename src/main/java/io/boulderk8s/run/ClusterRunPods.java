package io.boulderk8s.run;

import io.boulderk8s.cluster.NodeWatch;
import io.boulderk8s.kube.KubernetesPodExec;
import io.boulderk8s.kube.PodLifecycle;
import io.boulderk8s.kube.PodWatch;
import io.boulderk8s.kube.PodWatches;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Optional;

/**
 * Manages the pods of runs through the API server.
 *
 * @param api a client with retries
 * @param streams a client without retries: for exec, and for callers that ask again by themselves
 * @param watches those of the runs' stacks
 * @param nodes tells whether the cluster's nodes are still the same
 */
public record ClusterRunPods(
    KubernetesClient api, KubernetesClient streams, PodWatches watches, NodeWatch nodes)
    implements RunPods {
  @Override
  public Optional<Pod> there(Pod wanted) {
    return Optional.ofNullable(api.resource(wanted).get());
  }

  @Override
  public Optional<Pod> of(String run) {
    return api.pods().inAnyNamespace().withLabel(RunTicket.LABEL, run).list().getItems().stream()
        .findFirst();
  }

  @Override
  public List<Pod> in(Optional<String> namespace) {
    return namespace
        .map(name -> api.pods().inNamespace(name).withLabel(RunTicket.LABEL).list().getItems())
        .orElseGet(() -> api.pods().inAnyNamespace().withLabel(RunTicket.LABEL).list().getItems());
  }

  @Override
  public Pod create(Pod pod) {
    try {
      Pod created = api.resource(pod).create();
      watchOf(created).created(created);
      return created;
    } catch (KubernetesClientException e) {
      throw e.getCode() == HttpURLConnection.HTTP_CONFLICT ? StaleRun.overtaken(pod) : e;
    }
  }

  @Override
  public void end(Pod pod) {
    api.resource(pod).delete();
  }

  @Override
  public void delete(Pod pod) {
    new PodLifecycle(api, watchOf(pod)).delete(pod);
  }

  @Override
  public RunPod open(Pod created) {
    String namespace = created.getMetadata().getNamespace();
    String name = created.getMetadata().getName();
    String container = created.getSpec().getContainers().getFirst().getName();
    return new RunPod(
        created,
        () -> Optional.ofNullable(streams.pods().inNamespace(namespace).withName(name).get()),
        new KubernetesPodExec(streams, namespace, name, container),
        nodes);
  }

  @Override
  public PodWatch watch(String namespace) {
    return watches.of(namespace);
  }

  private PodWatch watchOf(Pod pod) {
    return watch(pod.getMetadata().getNamespace());
  }

  @Override
  public Optional<String> lostNode() {
    return nodes.lost();
  }
}
