package io.boulderk8s.cli;

import io.boulderk8s.kube.PodState;
import io.boulderk8s.kube.PodStates;
import io.boulderk8s.manifest.Labels;
import io.boulderk8s.report.Reporter;
import io.boulderk8s.report.Table;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What of the stack is there, as it is now. */
@Command(
    name = "status",
    description = "Show each service of the stack, its state and its address.")
final class StatusCommand implements Callable<Integer> {
  @Mixin private CheckoutOptions checkoutOptions = new CheckoutOptions();
  @Mixin private ClusterOptions clusterOptions = new ClusterOptions();
  @Mixin private OutputOptions outputOptions = new OutputOptions();

  private final Surroundings surroundings;

  StatusCommand(Surroundings surroundings) {
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
      surroundings.stdout().println("no cluster " + clusterOptions.name(surroundings));
      return 0;
    }
    try (Session open = session.get()) {
      List<Pod> pods =
          open
              .api()
              .pods()
              .inNamespace(namespace)
              .withLabel(Labels.STACK, "true")
              .list()
              .getItems()
              .stream()
              .sorted(Comparator.comparing(pod -> pod.getMetadata().getName()))
              .toList();
      surroundings.stdout().print(pods.isEmpty() ? "no stack " + namespace + "\n" : table(pods));
    }
    return 0;
  }

  private static String table(List<Pod> pods) {
    Table table = new Table(List.of("SERVICE", "STATE", "POD", "ADDRESS"));
    pods.forEach(
        pod ->
            table.add(
                pod.getMetadata().getLabels().getOrDefault(Labels.SERVICE, ""),
                describe(PodStates.of(pod)),
                pod.getMetadata().getName(),
                Objects.requireNonNullElse(pod.getStatus().getPodIP(), "")));
    return table.text();
  }

  private static String describe(PodState state) {
    return switch (state) {
      case PodState.Coming(String what) -> "starting (" + what + ")";
      case PodState.Running(boolean healthy) -> healthy ? "running" : "running, not healthy";
      case PodState.Ended(int code, String reason) ->
          "exited (" + code + (reason.isEmpty() ? "" : ", " + reason) + ")";
      case PodState.Impossible(String reason) -> "failed (" + reason + ")";
    };
  }
}
