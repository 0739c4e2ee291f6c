package io.boulderk8s.cli;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.manifest.Labels;
import io.boulderk8s.report.Reporter;
import io.boulderk8s.run.ContainerLogs;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the services said, as `docker compose logs` shows it. */
@Command(
    name = "logs",
    description = "Show the output of services, each line after its service's name.")
final class LogsCommand implements Callable<Integer> {
  @Mixin private CheckoutOptions checkoutOptions = new CheckoutOptions();
  @Mixin private ClusterOptions clusterOptions = new ClusterOptions();
  @Mixin private OutputOptions outputOptions = new OutputOptions();

  @Option(names = "--follow", description = "Go on until interrupted.")
  private boolean follow;

  @Parameters(
      paramLabel = "SERVICE",
      completionCandidates = CompletionCommand.ServiceNames.class,
      description = "Only these services.")
  private List<String> services = List.of();

  private final Surroundings surroundings;

  LogsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Reporter reporter = outputOptions.reporter(surroundings);
    String namespace =
        checkoutOptions.namespace(checkoutOptions.checkout(surroundings, reporter), surroundings);
    Optional<Session> session =
        Session.find(surroundings, clusterOptions, new Wiring(surroundings), reporter);
    if (session.isEmpty()) {
      throw nothing("there is no cluster " + clusterOptions.name(surroundings));
    }
    try (Session open = session.get()) {
      List<Pod> pods = pods(open, namespace);
      if (pods.isEmpty()) {
        throw nothing("no service " + String.join(", ", services) + " in stack " + namespace);
      }
      new ContainerLogs(open.streams(), surroundings.stdout()).print(pods, follow);
    }
    return 0;
  }

  private List<Pod> pods(Session session, String namespace) {
    return session
        .api()
        .pods()
        .inNamespace(namespace)
        .withLabel(Labels.STACK, "true")
        .list()
        .getItems()
        .stream()
        .filter(
            pod ->
                services.isEmpty()
                    || services.stream()
                        .map(Labels::service)
                        .anyMatch(
                            label ->
                                label.equals(pod.getMetadata().getLabels().get(Labels.SERVICE)))
                    || services.contains(pod.getMetadata().getName()))
        .sorted(Comparator.comparing(pod -> pod.getMetadata().getName()))
        .toList();
  }

  private static BoulderK8sException nothing(String what) {
    return BoulderK8sException.of(
        FailureKind.UNAVAILABLE, "", what, "`boulder-k8s status` shows what there is");
  }
}
