package io.boulderk8s.deploy;

import io.boulderk8s.kube.ExecEnd;
import io.boulderk8s.kube.KubernetesPodExec;
import io.boulderk8s.plan.Workload;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Checks by exec through the API server: the kubelet's own probes are at least a second apart, and
 * their output stays in events. As in Docker's engine the start of the exec does not count.
 */
final class KubernetesHealthProbe implements HealthProbe {
  private static final int LONGEST_OUTPUT = 400;

  private final KubernetesClient client;
  private final String namespace;

  KubernetesHealthProbe(KubernetesClient client, String namespace) {
    this.client = client;
    this.namespace = namespace;
  }

  @Override
  public Result run(Workload workload, List<String> command, Duration timeout) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    ExecEnd end =
        new KubernetesPodExec(client, namespace, workload.name(), workload.name())
            .run(command, Optional.empty(), output, output, timeout);
    return switch (end) {
      case ExecEnd.Exited(int code) when code == 0 -> new Result.Passed();
      case ExecEnd.Exited(int code) -> new Result.Failed("exit code " + code + said(output));
      case ExecEnd.WithoutCode() -> new Result.Failed("could not be started" + said(output));
      case ExecEnd.TimedOut() ->
          new Result.Failed("took longer than " + timeout.toMillis() + " ms" + said(output));
      case ExecEnd.Broken(String why) -> new Result.NotLearned(why);
    };
  }

  private static String said(ByteArrayOutputStream output) {
    String text = output.toString(StandardCharsets.UTF_8).strip();
    return text.isEmpty() ? "" : ": " + text.substring(Math.max(0, text.length() - LONGEST_OUTPUT));
  }
}
