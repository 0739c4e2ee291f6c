package io.boulderk8s.kube;

import io.boulderk8s.concurrent.Cancellation;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Exec through the API server. A code of null or -1 means that the stream ended before the code
 * came.
 */
public final class KubernetesPodExec implements PodExec {
  private static final Logger LOG = LoggerFactory.getLogger(KubernetesPodExec.class);

  private final KubernetesClient client;
  private final String namespace;
  private final String pod;
  private final String container;

  public KubernetesPodExec(
      KubernetesClient client, String namespace, String pod, String container) {
    this.client = client;
    this.namespace = namespace;
    this.pod = pod;
    this.container = container;
  }

  @Override
  public OptionalInt exec(
      List<String> command, OutputStream stdout, OutputStream stderr, Duration limit) {
    try (ExecWatch watch =
        client
            .pods()
            .inNamespace(namespace)
            .withName(pod)
            .inContainer(container)
            .writingOutput(stdout)
            .writingError(stderr)
            .exec(command.toArray(String[]::new))) {
      Integer code = watch.exitCode().get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return code == null || code < 0 ? OptionalInt.empty() : OptionalInt.of(code);
    } catch (ExecutionException | TimeoutException | KubernetesClientException e) {
      LOG.info("exec of {} in {}/{} broke: {}", command, namespace, pod, e.toString());
      return OptionalInt.empty();
    } catch (InterruptedException e) {
      throw Cancellation.interrupted("running " + command.getFirst() + " in pod " + pod);
    }
  }
}
