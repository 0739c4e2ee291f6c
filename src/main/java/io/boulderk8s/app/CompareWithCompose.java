package io.boulderk8s.app;

import io.boulderk8s.parity.Recording;
import io.boulderk8s.parity.probe.Side;
import java.util.function.Function;

/**
 * Does what `parity` does: records the checkout under docker compose, and on Kubernetes.
 *
 * <ol>
 *   <li>compose: images in the engine, record
 *   <li>kubernetes: cluster, lock, record, release
 * </ol>
 */
public final class CompareWithCompose {
  private final Systems systems;
  private final Function<Side, Recording> recorder;

  /** The two systems that run the checkout. */
  interface Systems {
    void imagesInEngine();

    Side compose();

    /** Opens the cluster and keeps others from the stack. */
    Cluster kubernetes();
  }

  /** A stack on a cluster that no other process works on until it is closed. */
  interface Cluster extends AutoCloseable {
    Side side();

    @Override
    void close();
  }

  /**
   * A comparison.
   *
   * @param recorder brings a side up, probes it, and takes it down
   */
  CompareWithCompose(Systems systems, Function<Side, Recording> recorder) {
    this.systems = systems;
    this.recorder = recorder;
  }

  /** Compares a checkout on this machine. */
  public static CompareWithCompose of(Components components, ParityRequest request, Streams user) {
    ParitySystems systems = new ParitySystems(components, request, user.output());
    return new CompareWithCompose(systems, systems::record);
  }

  /** Records the checkout under docker compose. */
  public Recording compose() {
    systems.imagesInEngine();
    return recorder.apply(systems.compose());
  }

  /** Records it on a cluster. */
  public Recording kubernetes() {
    try (Cluster cluster = systems.kubernetes()) {
      return recorder.apply(cluster.side());
    }
  }
}
