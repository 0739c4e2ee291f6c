package io.boulderk8s.staging;

import io.boulderk8s.boulder.catalog.BoulderService;
import io.boulderk8s.plan.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A service of Boulder that is a workload of its own.
 *
 * @param from what the checkout says of it
 * @param workload its pod: the runner's container with the service's command; its name is also that
 *     of the Deployment or StatefulSet, of the Service and of the account
 * @param needs the split services that must be ready before it
 * @param readiness when it is ready
 * @param syslog whether it ends at once where no system log is
 * @param inCluster what it has in place of an agent; empty where its pod has one
 */
public record SplitService(
    BoulderService from,
    Kind kind,
    int replicas,
    Workload workload,
    List<String> needs,
    ReadinessCheck readiness,
    boolean syslog,
    Optional<InCluster> inCluster) {
  public SplitService {
    needs = List.copyOf(needs);
  }

  /** How pods of a service follow one another. */
  public enum Kind {
    /** Any number at a time: a Deployment that starts the next pod before it ends the last. */
    MANY,
    /** At most one: a Deployment that ends the last pod before it starts the next. */
    ONE,
    /** One, for it is its address: a StatefulSet. */
    ADDRESS
  }

  public String name() {
    return workload.name();
  }

  SplitService withImage(String image) {
    return new SplitService(
        from, kind, replicas, workload.withImage(image), needs, readiness, syslog, inCluster);
  }

  /**
   * Returns how long it goes on serving when its pod is already being ended, so that nobody calls
   * it any more when it stops; zero for a gRPC server, which tells its clients by itself.
   */
  public Duration lameDuck() {
    return SplitRules.lameDuck(from);
  }

  /** Returns what stands in for it in the runner. */
  public StandIn standIn() {
    return StandIn.of(this);
  }
}
