package io.boulderk8s.deploy;

import io.boulderk8s.concurrent.Cancellation;
import io.boulderk8s.plan.Workload;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * By exec through the API server: kubelet's own probes are at least a second apart, and their
 * output stays in events. The time for the start of the exec does not count, as in Docker's engine.
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
    try (ExecWatch watch =
        client
            .pods()
            .inNamespace(namespace)
            .withName(workload.name())
            .inContainer(workload.name())
            .writingOutput(output)
            .writingError(output)
            .exec(command.toArray(String[]::new))) {
      Integer code = watch.exitCode().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      return result(code == null ? -1 : code, said(output));
    } catch (TimeoutException e) {
      return new Result.Failed("took longer than " + timeout.toMillis() + " ms" + said(output));
    } catch (ExecutionException | KubernetesClientException e) {
      return new Result.NotLearned(e.toString());
    } catch (InterruptedException e) {
      throw Cancellation.interrupted("checking the health of " + workload.service());
    }
  }

  private static Result result(int code, String said) {
    return switch (code) {
      case 0 -> new Result.Passed();
      case -1 -> new Result.Failed("could not be started" + said);
      default -> new Result.Failed("exit code " + code + said);
    };
  }

  private static String said(ByteArrayOutputStream output) {
    String text = output.toString(StandardCharsets.UTF_8).strip();
    return text.isEmpty() ? "" : ": " + text.substring(Math.max(0, text.length() - LONGEST_OUTPUT));
  }
}
