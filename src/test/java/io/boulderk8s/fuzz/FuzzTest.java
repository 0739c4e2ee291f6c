package io.boulderk8s.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.boulderk8s.failure.Problem;
import io.boulderk8s.testkit.Splinters;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * Whatever is written, reading, planning and rendering end in objects or in problems with a place,
 * in bounded time and memory. A few seconds here; `scripts/fuzz.sh MINUTES` for longer.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FuzzTest {
  private static final Path FOLDER = Path.of("target/fuzz");
  private static final int USUAL_INPUTS = 800;
  private static final Duration MOST_CPU = Duration.ofSeconds(10);
  private static final long MOST_BYTES = 2L * 1024 * 1024 * 1024;
  private static final Duration HANGS = Duration.ofSeconds(120);

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final List<ComposeCase> corpus = ComposeCase.all();
  private final List<String> texts =
      corpus.stream().flatMap(c -> c.texts().values().stream()).toList();
  private final List<String> crashes = new ArrayList<>();
  private long refused;
  private long slowest;
  private long largest;

  @Test
  void no_input_crashes() throws Exception {
    long seed = Long.getLong("fuzz.seed", 20_261_121L);
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(Long.getLong("fuzz.minutes", 0L));
    long inputs = 0;
    try (ExecutorService worker = Executors.newSingleThreadExecutor()) {
      while (crashes.isEmpty() && (inputs < USUAL_INPUTS || System.nanoTime() < end)) {
        ComposeCase input = input(new Splinters(seed + inputs));
        run(worker, input, seed + inputs);
        inputs++;
      }
    }
    String summary =
        "inputs %d, seed %d, refused %d, slowest %d ms of CPU, largest %d MiB allocated, crashes %d"
            .formatted(inputs, seed, refused, slowest / 1_000_000, largest >> 20, crashes.size());
    Files.createDirectories(FOLDER);
    Files.writeString(FOLDER.resolve("summary.txt"), summary + "\n");

    assertThat(crashes).as(summary).isEmpty();
    assertThat(refused).as("inputs with problems").isPositive().isLessThan(inputs);
  }

  private ComposeCase input(Splinters splinters) {
    ComposeCase base = splinters.oneOf(corpus);
    if (splinters.pick(20) == 0) {
      return base.with(base.files().getFirst(), splinters.noise());
    }
    ComposeCase changed = base;
    for (int i = splinters.pick(1 + splinters.pick(3)); i >= 0; i--) {
      String file = splinters.oneOf(List.copyOf(base.texts().keySet()));
      changed = changed.with(file, splinters.mutate(changed.texts().getOrDefault(file, ""), texts));
    }
    return changed;
  }

  private void run(ExecutorService worker, ComposeCase input, long seed) throws Exception {
    var running = worker.submit(() -> measured(input, seed));
    try {
      running.get(HANGS.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      running.cancel(true);
      crash(input, seed, "still running after " + HANGS);
    } catch (ExecutionException e) {
      crash(input, seed, String.valueOf(e.getCause()));
    }
  }

  private void measured(ComposeCase input, long seed) {
    long thread = Thread.currentThread().threadId();
    long bytes = threads.getThreadAllocatedBytes(thread);
    long cpu = threads.getCurrentThreadCpuTime();
    if (Pipeline.run(input) instanceof Pipeline.Outcome.Refused(List<Problem> problems)) {
      refused++;
      assertThat(problems)
          .allSatisfy(
              problem -> {
                assertThat(problem.what()).isNotBlank();
                assertThat(problem.next()).isNotBlank();
                assertThat(problem.where()).matches("(?s)(.+:[0-9]+:[0-9]+|/.*)");
              });
    }
    long took = threads.getCurrentThreadCpuTime() - cpu;
    long allocated = threads.getThreadAllocatedBytes(thread) - bytes;
    slowest = Math.max(slowest, took);
    largest = Math.max(largest, allocated);
    assertThat(Duration.ofNanos(took)).as("CPU time of seed %d", seed).isLessThan(MOST_CPU);
    assertThat(allocated).as("bytes allocated by seed %d", seed).isLessThan(MOST_BYTES);
  }

  private void crash(ComposeCase input, long seed, String what) throws IOException {
    Path folder = FOLDER.resolve("crash-" + seed);
    for (var text : input.texts().entrySet()) {
      Path file = folder.resolve(text.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, text.getValue().replace('\uD800', '?'));
    }
    crashes.add("-Dfuzz.seed=" + seed + ", " + input + ", files in " + folder + ": " + what);
  }
}
