package io.boulderk8s.run;

import io.boulderk8s.testkit.FaultTally;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;

/**
 * Runs with faults, without a cluster: the real supervisor and the real client, processes of this
 * machine in place of exec through an API server. What a run does follows from its seed alone, and
 * nothing but the machine is shared with those beside it.
 */
final class HostFaults {
  private final Path agent;
  private final Path folder;
  private final HostNoise noise;
  private final BlockingQueue<Path> smallDisks;
  private final boolean hasSmallDisks;

  /**
   * @param smallDisks file systems of their own with little room, for one run at a time; none: that
   *     fault is left out
   */
  HostFaults(Path agent, Path folder, List<Path> smallDisks) {
    this.agent = agent;
    this.folder = folder;
    this.noise = HostNoise.in(folder);
    this.smallDisks = new LinkedBlockingQueue<>(smallDisks);
    this.hasSmallDisks = !smallDisks.isEmpty();
  }

  /** One run. */
  void run(long seed, FaultTally tally) {
    Random random = scattered(seed);
    HostFault wanted = HostFault.of(random);
    if (wanted != HostFault.DISK_FULL || !hasSmallDisks) {
      HostFault fault = wanted == HostFault.DISK_FULL ? HostFault.CUT : wanted;
      run(seed, random, fault, folder, tally);
      return;
    }
    Path disk = taken();
    try {
      run(seed, random, wanted, disk, tally);
    } finally {
      smallDisks.add(disk);
    }
  }

  private Path taken() {
    try {
      return smallDisks.take();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void run(long seed, Random random, HostFault fault, Path place, FaultTally tally) {
    Path dir = place.resolve("run-" + seed);
    Path trace = folder.resolve("trace-" + seed);
    try {
      new HostRun(seed, random, fault, agent, dir, trace, noise).run(tally);
    } finally {
      delete(dir);
      delete(trace);
    }
  }

  /** Neighbouring seeds give java.util.Random nearly the same first numbers. */
  private static Random scattered(long seed) {
    return new Random(seed * 0x9E3779B97F4A7C15L);
  }

  private static void delete(Path path) {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> all = Files.walk(path)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(one);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
