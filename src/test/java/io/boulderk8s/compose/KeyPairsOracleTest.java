package io.boulderk8s.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * Single keys and pairs of keys of the sample's and Boulder's Compose files with other values: what
 * Compose refuses we refuse, and what both accept is the same model. Always the same few inputs,
 * unless `scripts/key-search.sh MINUTES` searches; docs/testing.md.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class KeyPairsOracleTest {
  private static final Path WORK = Path.of("target/key-search");
  private static final int MINUTES = Integer.getInteger("oracle.minutes", 0);
  private static final long SEED = Long.getLong("oracle.seed", 20_261_129L);

  /** Some seconds' worth. */
  private static final int FEW = 150;

  private final Map<String, KeyFinding> findings = new TreeMap<>();
  private final Map<String, Integer> times = new TreeMap<>();
  private int inputs;

  @Test
  void both_read_changed_keys_of_the_sample_in_the_same_way() throws Exception {
    search(Path.of("sample"));
  }

  @Test
  void both_read_changed_keys_of_boulder_in_the_same_way() throws Exception {
    Optional<Path> boulder = Optional.ofNullable(System.getenv("BOULDER_DIR")).map(Path::of);
    assumeTrue(boulder.isPresent(), "skipped: BOULDER_DIR names no checkout of Boulder");
    search(boulder.get());
  }

  private void search(Path checkout) throws Exception {
    assumeTrue(DockerCompose.isThere(), "skipped: no `docker compose` on this machine");
    KeySearch search = new KeySearch(checkout, WORK);
    KeyChanges changes = new KeyChanges(SEED, search.services());
    Instant end = Instant.now().plus(Duration.ofMinutes(MINUTES));
    List<Future<?>> workers = new ArrayList<>();
    int threads = Runtime.getRuntime().availableProcessors();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      for (int i = 0; i < threads; i++) {
        workers.add(pool.submit(() -> work(search, changes, end)));
      }
      for (Future<?> worker : workers) {
        worker.get();
      }
    }
    report(checkout, changes);

    assertThat(findings.values())
        .as("seed %d, %d inputs", SEED, inputs)
        .filteredOn(finding -> finding.kind() != KeyFinding.Kind.REFUSED)
        .isEmpty();
  }

  private void work(KeySearch search, KeyChanges changes, Instant end) {
    Optional<List<KeyChange>> next = next(changes, end);
    while (next.isPresent()) {
      try {
        search.look(next.get()).ifPresent(this::remember);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      next = next(changes, end);
    }
  }

  private synchronized Optional<List<KeyChange>> next(KeyChanges changes, Instant end) {
    boolean enough = MINUTES > 0 ? !Instant.now().isBefore(end) : inputs == FEW;
    if (enough) {
      return Optional.empty();
    }
    inputs++;
    return Optional.of(changes.next());
  }

  private synchronized void remember(KeyFinding finding) {
    times.merge(finding.cause(), 1, Integer::sum);
    if (findings.putIfAbsent(finding.cause(), finding) == null && MINUTES > 0) {
      System.out.println(finding);
    }
  }

  private synchronized void report(Path checkout, KeyChanges changes) throws IOException {
    StringBuilder report = new StringBuilder();
    report.append(
        "%s: seed %d, %d inputs, %d single changes left, findings of %d causes%n"
            .formatted(
                checkout.getFileName(), SEED, inputs, changes.singlesLeft(), findings.size()));
    findings.forEach(
        (cause, finding) ->
            report.append("%dx %s%n".formatted(times.getOrDefault(cause, 0), finding)));
    Files.createDirectories(WORK);
    Files.writeString(WORK.resolve(checkout.getFileName() + ".txt"), report);
  }
}
