package io.boulderk8s.manifest;

import io.boulderk8s.staging.ReadinessCheck;
import io.boulderk8s.staging.StagingPlan;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;

/**
 * Asks a service whether it is ready: each second until it is, then seldom. None restarts a
 * service: what a dependency made unready would not become better by that.
 */
final class ServiceProbes {
  private static final int NEVER = Integer.MAX_VALUE;
  private static final int SELDOM = 10;

  /** The agent's own limit is 5 s; it says more than the kubelet's. */
  private static final int TIMEOUT = 6;

  private ServiceProbes() {}

  /** Tells whether the agent asks. */
  static boolean askByAgent(ReadinessCheck readiness) {
    return readiness instanceof ReadinessCheck.Grpc;
  }

  static void add(ContainerBuilder container, ReadinessCheck readiness) {
    add(container, question(readiness));
  }

  /** Asks by the checkout's own program for that, where a pod has no agent. */
  static void addWithoutAgent(ContainerBuilder container, ReadinessCheck readiness) {
    add(
        container,
        readiness instanceof ReadinessCheck.Grpc grpc
            ? new ProbeBuilder()
                .withTimeoutSeconds(TIMEOUT)
                .withNewExec()
                .withCommand(
                    StagingPlan.PROGRAMS + "/health-checker",
                    "-addr",
                    grpc.address(),
                    "-host-override",
                    grpc.hostOverride(),
                    "-config",
                    grpc.config())
                .endExec()
                .build()
            : question(readiness));
  }

  private static void add(ContainerBuilder container, Probe question) {
    container
        .withStartupProbe(
            new ProbeBuilder(question).withPeriodSeconds(1).withFailureThreshold(NEVER).build())
        .withReadinessProbe(new ProbeBuilder(question).withPeriodSeconds(SELDOM).build());
  }

  private static Probe question(ReadinessCheck readiness) {
    ProbeBuilder probe = new ProbeBuilder().withTimeoutSeconds(TIMEOUT);
    return switch (readiness) {
      case ReadinessCheck.Grpc(String address, String hostOverride, String config) ->
          probe
              .withNewExec()
              .withCommand(
                  AgentContainers.RUN_DIRECTORY + "/agent",
                  "healthy",
                  "--address",
                  address,
                  "--host-override",
                  hostOverride,
                  "--config",
                  config)
              .endExec()
              .build();
      case ReadinessCheck.Tcp(int port) ->
          probe.withNewTcpSocket().withNewPort(port).endTcpSocket().build();
      case ReadinessCheck.Http(int port, String path) ->
          probe.withNewHttpGet().withPath(path).withNewPort(port).endHttpGet().build();
    };
  }
}
