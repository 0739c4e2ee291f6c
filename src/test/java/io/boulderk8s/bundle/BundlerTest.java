package io.boulderk8s.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.diagnose.Cause;
import io.boulderk8s.diagnose.Diagnosis;
import io.boulderk8s.diagnose.RunFacts;
import io.boulderk8s.report.Event;
import io.boulderk8s.report.EventRecord;
import io.boulderk8s.testkit.RecordingReporter;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a cluster that does not answer: then most is needed, and least can be had. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class BundlerTest {
  private static final String SECRET = "hunter2hunter2";

  @Test
  void without_a_cluster_the_bundle_holds_what_was_recorded_and_says_what_is_missing(
      @TempDir Path folder) throws IOException {
    Bundle bundle = bundle(folder);
    assertThat(bundle.diagnosis().verdict().cause()).isEqualTo(Cause.TEST_FAILED);
    assertThat(files(bundle.folder()))
        .contains(
            "verdict.txt",
            "verdict.json",
            "run.json",
            "compose.yaml",
            "test/stdout.log",
            "test/stderr.log",
            "results/junit.xml",
            "results/results.json",
            "results/summary.md",
            "cluster/pods.yaml",
            "cluster/events.yaml",
            "cluster/timeline.txt",
            "containers.log");
    assertThat(text(bundle, "run.json"))
        .contains(
            "\"exitCode\" : 1", "notCollected", "pods: ", "==> images", "1970-01-01T00:00:00Z");
    assertThat(text(bundle, "results/junit.xml")).contains("name=\"TestReRevocation\"");
    assertThat(text(bundle, "cluster/timeline.txt")).contains("bmariadb: running");
  }

  @Test
  void no_file_of_a_bundle_holds_a_planted_secret(@TempDir Path folder) throws IOException {
    Path bundle = bundle(folder).folder();
    for (String file : files(bundle)) {
      assertThat(Files.readString(bundle.resolve(file))).as(file).doesNotContain(SECRET);
    }
    assertThat(Files.readString(bundle.resolve("test/stdout.log")))
        .contains("said (redacted) aloud");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(bundle)))
        .isEqualTo("rwx------");
  }

  @Test
  void a_bundle_that_is_read_again_gives_the_same_verdict(@TempDir Path folder) {
    Bundle bundle = bundle(folder);
    assertThat(Diagnosis.of(new SnapshotFolder(bundle.folder()).read()))
        .isEqualTo(bundle.diagnosis());
  }

  private static Bundle bundle(Path folder) {
    try {
      Path output = Files.createDirectories(folder.resolve("recorded"));
      Files.writeString(
          output.resolve("stdout"),
          """
          somebody said %s aloud
              revocation_test.go:512: unexpected OCSP status
          --- FAIL: TestReRevocation (5.52s)
          FAIL
          FAIL\tgithub.com/letsencrypt/boulder/test/integration\t17.220s
          """
              .formatted(SECRET));
      Files.writeString(output.resolve("stderr"), "MINIO_ROOT_PASSWORD=" + SECRET + "\n");
      return bundler().write(folder.resolve("bundle"), facts(output), recorded());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static BundleFacts facts(Path output) {
    EventRecord events = new EventRecord(new RecordingReporter());
    events.report(new Event.StepStarted("images"));
    return new BundleFacts(
        List.of("test", "--integration"),
        Map.of("boulder-k8s", "0.1.0"),
        Instant.EPOCH,
        RunFacts.ended(1),
        "services:\n  bmariadb:\n    environment:\n      MARIADB_ROOT_PASSWORD: " + SECRET + "\n",
        Optional.of(output),
        events.entries());
  }

  /** Nobody listens there. */
  private static Bundler bundler() {
    KubernetesClient client =
        new KubernetesClientBuilder()
            .withConfig(
                new ConfigBuilder()
                    .withAutoConfigure(false)
                    .withMasterUrl("http://127.0.0.1:1")
                    .withRequestRetryBackoffLimit(0)
                    .build())
            .build();
    return new Bundler(client, "boulder-test");
  }

  private static Recorded recorded() {
    History history = new History(() -> Instant.EPOCH);
    history.pod(
        Serialization.unmarshal(
            """
            apiVersion: v1
            kind: Pod
            metadata:
              name: bmariadb
              namespace: boulder-test
              uid: a
              labels: {boulder-k8s.io/service: bmariadb, boulder-k8s.io/role: dependency}
            spec:
              automountServiceAccountToken: false
              containers:
              - {name: bmariadb, env: [{name: MARIADB_ROOT_PASSWORD, value: %s}]}
            status:
              phase: Running
              containerStatuses: [{name: bmariadb, ready: true, restartCount: 0, state: {running: {}}}]
            """
                .formatted(SECRET),
            Pod.class));
    return new StackRecorder(history, () -> {});
  }

  private static String text(Bundle bundle, String file) throws IOException {
    return Files.readString(bundle.folder().resolve(file));
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }
}
