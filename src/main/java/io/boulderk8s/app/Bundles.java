package io.boulderk8s.app;

import io.boulderk8s.bundle.Bundle;
import io.boulderk8s.bundle.BundleFacts;
import io.boulderk8s.bundle.Bundler;
import io.boulderk8s.bundle.StackRecorder;
import io.boulderk8s.diagnose.RunFacts;
import io.boulderk8s.files.TemporaryFolder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Bundles of one stack: where they are kept, and what the tool adds to them. */
record Bundles(Environment environment, OpenCluster open, String namespace)
    implements FailureReport.Evidence {
  /** In the cache folder; the oldest goes when one more comes. */
  private static final int KEPT = 10;

  /** The cluster forgets events after an hour. */
  private static final Duration EVENTS_ARE_KEPT = Duration.ofHours(1);

  /** In the cache folder. */
  @Override
  public Path place() {
    Path all = environment.cache().resolve("bundles");
    prune(all);
    Instant now = environment.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    return all.resolve(namespace + "-" + now.toString().replace(":", ""));
  }

  private static void prune(Path all) {
    if (!Files.isDirectory(all)) {
      return;
    }
    try (Stream<Path> folders = Files.list(all)) {
      List<Path> oldest = folders.sorted(Comparator.comparing(Bundles::changed)).toList();
      oldest.stream()
          .limit(Math.max(0, oldest.size() - KEPT + 1L))
          .forEach(TemporaryFolder::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Instant changed(Path folder) {
    try {
      return Files.getLastModifiedTime(folder).toInstant();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Empties the folder for another bundle: files of an earlier one would be wrong. */
  private static void clear(Path target) {
    if (Files.exists(target.resolve("run.json")) && Files.exists(target.resolve("verdict.json"))) {
      TemporaryFolder.delete(target);
    }
  }

  /** Writes a bundle of the stack as it is, without a record of earlier events. */
  Bundle now(Path target, List<String> command, RunFacts run, String compose) {
    Instant since = environment.clock().instant().minus(EVENTS_ARE_KEPT);
    BundleFacts facts =
        new BundleFacts(command, versions(), since, run, compose, Optional.empty(), List.of());
    try (StackRecorder recorder = watch()) {
      return write(target, facts, recorder);
    }
  }

  @Override
  public Bundle write(Path target, BundleFacts facts, StackRecorder record) {
    clear(target);
    return new Bundler(open.api(), namespace).write(target, facts, record);
  }

  @Override
  public StackRecorder watch() {
    return StackRecorder.open(
        open.api(), open.watches().of(namespace).source(), environment.clock());
  }

  @Override
  public Map<String, String> versions() {
    Map<String, String> versions = new TreeMap<>();
    versions.put("boulder-k8s", ProductVersion.text());
    versions.put("java", Runtime.version().toString());
    versions.put("cluster", open.clusterName());
    try {
      // one attempt: without an answer the requests for pods take long enough
      versions.put("kubernetes", open.streams().getKubernetesVersion().getGitVersion());
    } catch (KubernetesClientException e) {
      versions.put("kubernetes", "does not answer: " + e.getMessage());
    }
    return versions;
  }
}
