package io.boulderk8s.matrix;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The resources of a node.
 *
 * @param memory available, bytes
 * @param disk free where views are, bytes
 */
public record Room(int cores, long memory, long disk) {
  private static final long KIBIBYTE = 1024;

  /** Reserves for the cluster itself, and other programs of the machine. */
  private static final double SHARE = 0.9;

  private static final long RESERVE = 1L << 30;

  /** Parses three lines: cores, KiB of memory, bytes of disk. */
  public static Room read(String text) {
    List<String> lines = text.lines().map(String::strip).toList();
    return new Room(
        Integer.parseInt(lines.get(0)),
        Long.parseLong(lines.get(1)) * KIBIBYTE,
        Long.parseLong(lines.get(2)));
  }

  /** Returns what cells may use. */
  public Capacity capacity() {
    return new Capacity(cores, (long) (memory * SHARE));
  }

  /**
   * Refuses, before anything starts, cells that would fill the disk.
   *
   * @param estimates of the cells
   * @param node its name
   * @param together how many of them may run at once; each frees its disk afterwards
   */
  public void refuseIfTooSmall(String node, Map<Cell, Estimate> estimates, int together) {
    long need =
        estimates.values().stream()
                .map(estimate -> Objects.requireNonNull(estimate).usage().disk())
                .sorted(java.util.Comparator.reverseOrder())
                .limit(together)
                .mapToLong(Long::longValue)
                .sum()
            + RESERVE;
    if (need > disk) {
      throw BoulderK8sException.of(
          FailureKind.UNAVAILABLE,
          "node " + node,
          "%d cells at once may write %s (and %s stay free), the node's disk has %s"
              .formatted(
                  Math.min(together, estimates.size()),
                  Amount.mebibytes(need - RESERVE),
                  Amount.mebibytes(RESERVE),
                  Amount.mebibytes(disk)),
          "fewer at once with --jobs, or make room: docker system df, docker image prune");
    }
  }
}
