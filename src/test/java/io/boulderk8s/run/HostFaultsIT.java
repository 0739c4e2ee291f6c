package io.boulderk8s.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.FaultTally;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Faults by the hundred, without a cluster. `-Dfaults.host.runs=N` makes it thousands,
 * `-Dfaults.host.workers=N` has so many at once, `-Dfaults.seed=N` begins elsewhere;
 * scripts/reliability.sh does all three.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class HostFaultsIT {
  private static final int SLICE = 300;
  private static final int BATCH = 500;

  /** More than processors: most of a run is waiting. */
  private static final int WORKERS = Integer.getInteger("faults.host.workers", 8);

  @TempDir private Path folder;
  private final List<Path> smallDisks = new ArrayList<>();

  @BeforeEach
  void small_disks() throws Exception {
    for (int number = 0; number < WORKERS; number++) {
      Path disk = Files.createDirectories(folder.resolve("small-" + number));
      if (did("mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", disk.toString()) != 0) {
        Files.delete(disk); // not root: no full disk
        return;
      }
      smallDisks.add(disk);
    }
  }

  @AfterEach
  void no_small_disks() throws Exception {
    for (Path disk : smallDisks) {
      did("umount", disk.toString());
    }
  }

  @Test
  void no_fault_makes_a_wrong_exit_code_or_loses_a_byte_or_starts_a_command_twice()
      throws Exception {
    Path agent = folder.resolve("agent");
    int built =
        did("sh", "-c", "cd images/agent && CGO_ENABLED=0 GOWORK=off go build -o " + agent + " .");
    Assumptions.assumeTrue(built == 0, "no Go, so no agent");
    int runs = Integer.getInteger("faults.host.runs", SLICE);
    long first = Long.getLong("faults.seed", 1L);
    FaultTally tally = new FaultTally();
    HostFaults faults = new HostFaults(agent, folder.resolve("runs"), smallDisks);
    try (ExecutorService threads = Executors.newFixedThreadPool(WORKERS)) {
      var all =
          LongStream.range(first, first + runs)
              .mapToObj(seed -> threads.submit(one(faults, seed, tally)))
              .toList();
      int done = 0;
      for (Future<Void> run : all) {
        run.get();
        if (++done % BATCH == 0) {
          // whoever ends this before its time keeps what there is
          tally.write("host.md");
        }
      }
    }
    tally.write("host.md");

    assertThat(tally.failures()).isEmpty();
    assertThat(tally.runs()).isEqualTo(runs);
  }

  private static Callable<Void> one(HostFaults faults, long seed, FaultTally tally) {
    return () -> {
      faults.run(seed, tally);
      return null;
    };
  }

  private static int did(String... argv) throws Exception {
    return new ProcessBuilder(argv)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
