package io.boulderk8s.manifest;

import io.boulderk8s.compose.ProcessSettings;
import io.boulderk8s.plan.ContainerSpec;
import io.boulderk8s.plan.Workload;
import io.fabric8.kubernetes.api.model.Lifecycle;
import io.fabric8.kubernetes.api.model.LifecycleBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Puts the agent into the container of a service: in front of its command, for settings of the
 * first process that a pod lacks, or as a hook that ends it.
 */
final class AgentInContainer {
  private static final String AGENT = AgentContainers.RUN_DIRECTORY + "/agent";
  private static final int SIGKILL = 9;

  private AgentInContainer() {}

  static boolean isNeededBy(Workload workload) {
    return workload.isWrapped() || beforeTheEnd(workload).isPresent();
  }

  /** Returns the agent's words, followed by those of the service. */
  static List<String> command(Workload workload) {
    ProcessSettings process = workload.container().process();
    List<String> words = new ArrayList<>(List.of(AGENT, "exec"));
    if (process.init()) {
      words.add("--init");
    }
    process
        .mostRestarts()
        .ifPresent(most -> words.addAll(List.of("--restarts", String.valueOf(most))));
    if (process.mostRestarts().isPresent()) {
      process
          .stopSignal()
          .ifPresent(signal -> words.addAll(List.of("--stop-signal", String.valueOf(signal))));
    }
    process
        .ulimits()
        .forEach(
            (name, limit) ->
                words.addAll(List.of("--ulimit", name + "=" + limit.soft() + ":" + limit.hard())));
    if (!workload.role().isRun()) {
      // in a run the supervisor removes them
      words.addAll(unset(workload));
    }
    words.add("--");
    words.addAll(ofService(workload));
    return words;
  }

  /** Returns the service's own words: its entrypoint, followed by its command. */
  static List<String> ofService(Workload workload) {
    ContainerSpec.Argv argv = workload.container().argv();
    return Stream.concat(argv.entrypoint().stream(), argv.command().stream())
        .flatMap(words -> Literal.words(words).stream())
        .toList();
  }

  /** Returns the options that remove variables of the image. */
  static List<String> unset(Workload workload) {
    return workload.container().environment().unset().stream()
        .flatMap(name -> Stream.of("--unset", name))
        .toList();
  }

  /**
   * Returns the hook of a `stop_signal`. When it has ended, the kubelet sends SIGTERM, or the
   * image's STOPSIGNAL; as a rule the container has ended before.
   */
  static Optional<Lifecycle> beforeTheEnd(Workload workload) {
    return workload
        .container()
        .process()
        .stopSignal()
        .filter(signal -> signal != SIGKILL)
        .map(
            signal ->
                new LifecycleBuilder()
                    .withNewPreStop()
                    .withNewExec()
                    .withCommand(AGENT, "end", String.valueOf(signal))
                    .endExec()
                    .endPreStop()
                    .build());
  }

  /** A process cannot react to SIGKILL, so there is nothing to wait for. */
  static Duration grace(Workload workload) {
    return workload.container().process().stopSignal().equals(Optional.of(SIGKILL))
        ? Duration.ZERO
        : workload.pod().stopGrace();
  }
}
