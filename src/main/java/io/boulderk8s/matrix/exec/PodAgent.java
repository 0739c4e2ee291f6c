package io.boulderk8s.matrix.exec;

import io.boulderk8s.concurrent.Cancellation;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.process.Command;
import io.boulderk8s.process.ProcessResult;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import io.fabric8.kubernetes.client.dsl.TtyExecOutputErrorable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * By exec through the API server.
 *
 * @param streams a client that never tries twice
 */
record PodAgent(KubernetesClient streams, Pod pod) implements NodeAgent {
  private static final Logger LOG = LoggerFactory.getLogger(PodAgent.class);
  private static final String PROGRAM = "/agent";

  @Override
  public String node() {
    return pod.getSpec().getNodeName();
  }

  @Override
  public ProcessResult run(Duration limit, Optional<InputStream> in, List<String> words) {
    String[] argv = Stream.concat(Stream.of(PROGRAM), words.stream()).toArray(String[]::new);
    ByteArrayOutputStream stdout = new ByteArrayOutputStream();
    ByteArrayOutputStream stderr = new ByteArrayOutputStream();
    var container = streams.pods().resource(pod);
    TtyExecOutputErrorable execution = in.isPresent() ? container.redirectingInput() : container;
    try (ExecWatch watch = execution.writingOutput(stdout).writingError(stderr).exec(argv)) {
      in.ifPresent(from -> Thread.ofVirtual().start(() -> feed(from, watch)));
      Integer code = watch.exitCode().get(limit.toMillis(), TimeUnit.MILLISECONDS);
      if (code == null || code < 0) {
        throw broke("the connection ended before the exit code came");
      }
      return new ProcessResult(
          Command.of(argv),
          code,
          stdout.toString(StandardCharsets.UTF_8),
          stderr.toString(StandardCharsets.UTF_8));
    } catch (TimeoutException e) {
      throw BoulderK8sException.of(
          FailureKind.TIMEOUT,
          "node " + node(),
          "`agent " + words.getFirst() + "` did not end within " + limit.toSeconds() + " s",
          "");
    } catch (ExecutionException | KubernetesClientException e) {
      throw broke(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      throw Cancellation.interrupted("running agent " + words.getFirst() + " on node " + node());
    }
  }

  /** A node that has heard enough ends before it has read all. */
  private void feed(InputStream from, ExecWatch watch) {
    try (from;
        OutputStream to = watch.getInput()) {
      from.transferTo(to);
    } catch (IOException e) {
      LOG.info("node {} reads no more: {}", node(), e.toString());
    }
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
