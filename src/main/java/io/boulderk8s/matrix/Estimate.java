package io.boulderk8s.matrix;

import java.time.Duration;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * The expected usage of a cell.
 *
 * @param cores the number of cores that it keeps busy
 * @param known whether it comes from earlier runs; otherwise it is a guess
 */
public record Estimate(Usage usage, double cores, boolean known) {
  private static final long GIBIBYTE = 1L << 30;

  /** Guesses for a cell that has not run here yet: one core, for ten minutes. */
  public static final Estimate GUESS =
      new Estimate(
          new Usage(Duration.ofMinutes(10), Duration.ofMinutes(10), 2 * GIBIBYTE, GIBIBYTE),
          1,
          false);

  /**
   * Estimates from earlier runs: the usual time, the highest need of cores, memory and disk. On a
   * busy machine a cell gets fewer cores than it could use: such a run must not make the next
   * estimate worse.
   */
  public static Estimate of(List<Usage> earlier) {
    if (earlier.isEmpty()) {
      return GUESS;
    }
    return new Estimate(
        new Usage(
            Duration.ofNanos(median(earlier, usage -> usage.wall().toNanos())),
            Duration.ofNanos(median(earlier, usage -> usage.cpu().toNanos())),
            highest(earlier, Usage::memory),
            highest(earlier, Usage::disk)),
        earlier.stream().mapToDouble(Usage::cores).max().orElseThrow(),
        true);
  }

  private static long median(List<Usage> of, ToLongFunction<Usage> what) {
    long[] sorted = of.stream().mapToLong(what).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private static long highest(List<Usage> of, ToLongFunction<Usage> what) {
    return of.stream().mapToLong(what).max().orElseThrow();
  }
}
