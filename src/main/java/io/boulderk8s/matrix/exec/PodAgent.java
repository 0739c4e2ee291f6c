package io.boulderk8s.matrix.exec;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.kube.ExecEnd;
import io.boulderk8s.kube.KubernetesPodExec;
import io.boulderk8s.process.Command;
import io.boulderk8s.process.ProcessResult;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Runs the agent by exec through the API server.
 *
 * @param streams a client without retries
 */
record PodAgent(KubernetesClient streams, Pod pod) implements NodeAgent {
  private static final String PROGRAM = "/agent";

  @Override
  public String node() {
    return pod.getSpec().getNodeName();
  }

  @Override
  public ProcessResult run(Duration limit, Optional<InputStream> in, List<String> words) {
    List<String> argv = Stream.concat(Stream.of(PROGRAM), words.stream()).toList();
    ByteArrayOutputStream stdout = new ByteArrayOutputStream();
    ByteArrayOutputStream stderr = new ByteArrayOutputStream();
    return switch (exec().run(argv, in, stdout, stderr, limit)) {
      case ExecEnd.Exited(int code) ->
          new ProcessResult(
              Command.of(argv.toArray(String[]::new)),
              code,
              stdout.toString(StandardCharsets.UTF_8),
              stderr.toString(StandardCharsets.UTF_8));
      case ExecEnd.WithoutCode() -> throw broke("the connection ended before the exit code came");
      case ExecEnd.TimedOut() ->
          throw BoulderK8sException.of(
              FailureKind.TIMEOUT,
              "node " + node(),
              "`agent " + words.getFirst() + "` did not end within " + limit.toSeconds() + " s",
              "");
      case ExecEnd.Broken(String why) -> throw broke(why);
    };
  }

  private KubernetesPodExec exec() {
    return new KubernetesPodExec(
        streams,
        pod.getMetadata().getNamespace(),
        pod.getMetadata().getName(),
        pod.getSpec().getContainers().getFirst().getName());
  }

  private BoulderK8sException broke(String why) {
    return BoulderK8sException.of(
        FailureKind.UNAVAILABLE,
        "node " + node(),
        "an exec in pod "
            + pod.getMetadata().getNamespace()
            + "/"
            + pod.getMetadata().getName()
            + " broke: "
            + why,
        "");
  }
}
