package io.boulderk8s.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.bundle.StackRecorder;
import io.boulderk8s.cluster.NodeWatch;
import io.boulderk8s.deploy.DependencyReset;
import io.boulderk8s.deploy.StackRemoval;
import io.boulderk8s.deploy.StackRollout;
import io.boulderk8s.deploy.VolumeReset;
import io.boulderk8s.kube.Pid1;
import io.boulderk8s.kube.PodWatches;
import io.boulderk8s.manifest.Labels;
import io.boulderk8s.testkit.ApiServerExtension;
import io.boulderk8s.testkit.ApiStack;
import io.boulderk8s.testkit.Projects;
import io.boulderk8s.testkit.RecordingReporter;
import io.boulderk8s.testkit.Statuses;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Counts what is asked of the API server while a stack is brought up, used and removed. */
@ExtendWith(ApiServerExtension.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
final class SharedWatchIT {
  @TempDir private Path folder;
  private final RecordingReporter reporter = new RecordingReporter();
  private final List<String> watched = new CopyOnWriteArrayList<>();

  /** Notes each watch that it opens on a namespace, as "pods" or "events". */
  private KubernetesClient counting(KubernetesClient client, String namespace) {
    String prefix = "/api/v1/namespaces/" + namespace + "/";
    Interceptor counter =
        new Interceptor() {
          @Override
          public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
            boolean watch = String.valueOf(request.uri().getQuery()).contains("watch=true");
            // who waits for a condition of one object names it
            boolean single = String.valueOf(request.uri().getQuery()).contains("metadata.name");
            if (watch && !single && request.uri().getPath().startsWith(prefix)) {
              watched.add(request.uri().getPath().substring(prefix.length()));
            }
          }
        };
    return new KubernetesClientBuilder()
        .withConfig(client.getConfiguration())
        .withHttpClientBuilderConsumer(builder -> builder.addOrReplaceInterceptor("count", counter))
        .build();
  }

  private RunContext context(KubernetesClient api, PodWatches watches) {
    return new RunContext(
        "test",
        new ClusterRunPods(api, api, watches, NodeWatch.blind()),
        _ -> () -> {},
        _ -> {},
        Limits.standard(),
        new RunRecords(folder),
        reporter);
  }

  @Test
  void a_stack_is_watched_once_from_the_first_look_to_its_removal(KubernetesClient client)
      throws Exception {
    ApiStack stack = ApiStack.fresh(client, Projects.database().project());
    Statuses statuses = new Statuses(client, stack.namespace());
    try (KubernetesClient api = counting(client, stack.namespace());
        PodWatches watches = new PodWatches(api, Labels.STACK)) {
      RunLauncher launcher = new RunLauncher(context(api, watches));
      StackRollout dependencies =
          new StackRollout(api, api, watches, Duration.ofMinutes(1), false, reporter);
      StackRecorder recorder =
          StackRecorder.open(api, watches.of(stack.namespace()).source(), () -> Instant.EPOCH);

      launcher.refuseIfBusy(stack.manifests(), stack.plan().runner());
      CompletableFuture<Void> rollout =
          CompletableFuture.runAsync(
              () -> dependencies.forTests(stack.plan(), stack.manifests(), VolumeReset.none()));
      statuses.running("db", true);
      rollout.get(60, TimeUnit.SECONDS);
      RunTicket ticket = new RunTicket("1", List.of("run"), "test", "now");
      Pod run = launcher.launch(stack.manifests(), stack.plan().runner(), ticket);
      statuses.running(run.getMetadata().getName(), true);
      new RunCompletion(context(api, watches)).awaitStart(run);
      DependencyReset dependencyReset =
          new DependencyReset(api, watches, new Pid1(api), stack.manifests(), reporter);
      try (VolumeReset volumeReset = dependencyReset.resetVolumes((_, _) -> List.of())) {
        volumeReset.await(stack.workload("db"));
      }
      new StackRemoval(api, watches, (_, _) -> List.of(), reporter)
          .remove(stack.namespace(), ApiStack.OWNER);

      assertThat(watched).containsExactlyInAnyOrder("pods", "events");
      assertThat(recorder.timeline()).anyMatch(line -> line.contains("db: running"));
      recorder.close();
    }
  }
}
