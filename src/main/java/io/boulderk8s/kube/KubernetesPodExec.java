package io.boulderk8s.kube;

import io.boulderk8s.concurrent.Cancellation;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import io.fabric8.kubernetes.client.dsl.TtyExecOutputErrorable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Exec through the API server. */
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
    ExecEnd end = run(command, Optional.empty(), stdout, stderr, limit);
    if (end instanceof ExecEnd.Exited(int code)) {
      return OptionalInt.of(code);
    }
    LOG.info("exec of {} in {}/{} broke: {}", command, namespace, pod, end);
    return OptionalInt.empty();
  }

  /** As {@link #exec}, with input; what it cannot learn has a reason. */
  public ExecEnd run(
      List<String> command,
      Optional<InputStream> stdin,
      OutputStream stdout,
      OutputStream stderr,
      Duration limit) {
    var there = client.pods().inNamespace(namespace).withName(pod).inContainer(container);
    TtyExecOutputErrorable execution = stdin.isPresent() ? there.redirectingInput() : there;
    try (ExecWatch watch =
        execution.writingOutput(stdout).writingError(stderr).exec(command.toArray(String[]::new))) {
      stdin.ifPresent(from -> Thread.ofVirtual().start(() -> feed(from, watch)));
      Integer code = watch.exitCode().get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return code == null || code < 0 ? new ExecEnd.WithoutCode() : new ExecEnd.Exited(code);
    } catch (TimeoutException e) {
      return new ExecEnd.TimedOut();
    } catch (ExecutionException | KubernetesClientException e) {
      return new ExecEnd.Broken(e.toString());
    } catch (InterruptedException e) {
      throw Cancellation.interrupted("running " + command.getFirst() + " in pod " + pod);
    }
  }

  /** A command that has read enough ends before it has read all. */
  private void feed(InputStream from, ExecWatch watch) {
    try (from;
        OutputStream to = watch.getInput()) {
      from.transferTo(to);
    } catch (IOException e) {
      LOG.info("pod {}/{} reads no more: {}", namespace, pod, e.toString());
    }
  }
}
