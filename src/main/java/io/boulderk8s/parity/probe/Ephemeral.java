package io.boulderk8s.parity.probe;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.kube.ExecEnd;
import io.boulderk8s.kube.KubernetesPodExec;
import io.boulderk8s.manifest.ProbeContainer;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Runs the probe as an ephemeral container: beside the pod's main container, in its process and
 * network namespaces, without a change of the pod's definition.
 */
public final class Ephemeral {
  private static final long START_SECONDS = 60;
  private static final Duration ANSWER = Duration.ofMinutes(3);

  private final KubernetesClient api;
  private final KubernetesClient streams;
  private final String image;

  public Ephemeral(KubernetesClient api, KubernetesClient streams, String image) {
    this.api = api;
    this.streams = streams;
    this.image = image;
  }

  String ask(String namespace, String pod, List<String> questions) {
    Pod there = api.pods().inNamespace(namespace).withName(pod).require();
    if (there.getSpec().getEphemeralContainers().stream()
        .noneMatch(c -> c.getName().equals(ProbeContainer.NAME))) {
      add(there);
    }
    return exec(namespace, pod, questions);
  }

  private void add(Pod pod) {
    var resource =
        api.pods()
            .inNamespace(pod.getMetadata().getNamespace())
            .withName(pod.getMetadata().getName());
    resource.ephemeralContainers().edit(now -> ProbeContainer.addedTo(now, image));
    resource.waitUntilCondition(Ephemeral::runs, START_SECONDS, TimeUnit.SECONDS);
  }

  private static boolean runs(Pod pod) {
    return pod != null
        && pod.getStatus().getEphemeralContainerStatuses().stream()
            .anyMatch(
                status ->
                    status.getName().equals(ProbeContainer.NAME)
                        && status.getState().getRunning() != null);
  }

  private String exec(String namespace, String pod, List<String> questions) {
    List<String> words = new ArrayList<>(List.of("/agent", "probe"));
    words.addAll(questions);
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    ExecEnd end =
        new KubernetesPodExec(streams, namespace, pod, ProbeContainer.NAME)
            .run(words, Optional.empty(), output, errors, ANSWER);
    return switch (end) {
      case ExecEnd.Exited(int code) when code == 0 -> output.toString(StandardCharsets.UTF_8);
      case ExecEnd.Exited(int code) ->
          throw failed(
              pod, "it ended with " + code + ": " + errors.toString(StandardCharsets.UTF_8));
      case ExecEnd.WithoutCode() ->
          throw failed(pod, "no exit code came: " + errors.toString(StandardCharsets.UTF_8));
      case ExecEnd.TimedOut() ->
          throw failed(pod, "it did not answer within " + ANSWER.toSeconds() + " s");
      case ExecEnd.Broken(String why) -> throw failed(pod, why);
    };
  }

  private static BoulderK8sException failed(String pod, String why) {
    return BoulderK8sException.of(
        FailureKind.UNAVAILABLE, "the probe in pod " + pod, why, "see `boulder-k8s status`");
  }
}
