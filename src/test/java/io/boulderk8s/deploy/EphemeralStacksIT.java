package io.boulderk8s.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.kube.HeldLease;
import io.boulderk8s.kube.LeaseHolder;
import io.boulderk8s.kube.Leases;
import io.boulderk8s.kube.PodWatches;
import io.boulderk8s.manifest.Labels;
import io.boulderk8s.ownership.Installation;
import io.boulderk8s.ownership.OwnerCheck;
import io.boulderk8s.ownership.StackLock;
import io.boulderk8s.ownership.StackOwner;
import io.boulderk8s.testkit.ApiServerExtension;
import io.boulderk8s.testkit.RecordingReporter;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two cache folders and one API server. */
@ExtendWith(ApiServerExtension.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
final class EphemeralStacksIT {
  private static final Duration NEVER = Duration.ofDays(1);

  @TempDir private Path folder;
  private final RecordingReporter reporter = new RecordingReporter();
  private KubernetesClient client;
  private User one;
  private User two;

  /** Who has a cache folder. */
  private record User(KubernetesClient client, Installation installation, Path cache) {
    static User of(KubernetesClient client, Path cache) {
      return new User(client, Installation.of(cache), cache);
    }

    OwnerCheck owner() {
      return new OwnerCheck(StackOwner.of(installation, Path.of("/checkout")), false);
    }

    /** Each look at a clock is a quarter of a minute after the last one. */
    Leases leases(Duration step) {
      AtomicLong nanos = new AtomicLong();
      return new Leases(
          client,
          new LeaseHolder(installation.id(), "host", "1"),
          () -> Instant.EPOCH.plusNanos(nanos.addAndGet(step.toNanos())),
          _ -> {},
          NEVER);
    }

    Path lock(String namespace) {
      return cache.resolve("stacks").resolve(namespace + ".lock");
    }

    /** A stack with its lock and its lease, as `test --ephemeral` holds it. */
    String begun() {
      String name = "brief-" + UUID.randomUUID();
      Namespace wanted =
          new NamespaceBuilder()
              .withNewMetadata()
              .withName(name)
              .addToLabels(Labels.MANAGED_BY, Labels.TOOL)
              .endMetadata()
              .build();
      EphemeralStacks.mark(wanted);
      new StackNamespace(client).claim(wanted, owner(), "test", new RecordingReporter());
      return name;
    }

    HeldLease lease(String namespace) {
      return leases(Duration.ZERO).take(namespace, "`test`", false, new RecordingReporter());
    }

    EphemeralStacks sweep(Duration step, RecordingReporter reporter) {
      return new EphemeralStacks(
              client,
              leases(step),
              this::lock,
              told ->
                  new StackRemoval(
                      client,
                      new PodWatches(client, Labels.STACK),
                      (_, _) -> List.<LeftVolumes>of(),
                      told),
              reporter)
          .sweep();
    }
  }

  @BeforeEach
  void two_users(KubernetesClient client) {
    this.client = client;
    one = User.of(client, folder.resolve("one"));
    two = User.of(client, folder.resolve("two"));
  }

  @Test
  void what_goes_on_elsewhere_is_left_alone_and_what_was_killed_here_goes_at_once() {
    String theirs = one.begun();
    String locked = two.begun();
    String killed = two.begun();
    try (StackLock _ = StackLock.takeOrRefuse(one.lock(theirs), "`test`");
        HeldLease _ = one.lease(theirs);
        StackLock _ = StackLock.takeOrRefuse(two.lock(locked), "`test`");
        EphemeralStacks _ = two.sweep(Duration.ZERO, reporter)) {
      assertThat(isThere(theirs)).isTrue();
      assertThat(isThere(locked)).isTrue();
      assertThat(isThere(killed)).isFalse();
      assertThat(reporter.notices()).noneMatch(notice -> notice.contains(theirs));
    }
  }

  @Test
  void one_of_another_installation_without_a_lease_is_not_touched() {
    String theirs = one.begun();
    try (EphemeralStacks _ = two.sweep(Duration.ofSeconds(15), reporter)) {
      assertThat(isThere(theirs)).isTrue();
    }
    assertThat(isThere(theirs)).isTrue();
  }

  @Test
  void one_whose_lease_nobody_renews_goes_while_another_installation_watches() {
    String left = one.begun();
    // never closed: its process was killed
    var _ = one.lease(left);
    try (EphemeralStacks _ = two.sweep(Duration.ofSeconds(15), reporter)) {
      client.namespaces().withName(left).waitUntilCondition(Objects::isNull, 120, TimeUnit.SECONDS);
    }
    assertThat(reporter.notices())
        .anyMatch(notice -> notice.contains(left) && notice.contains("was not renewed"));
  }

  private boolean isThere(String namespace) {
    Namespace there = client.namespaces().withName(namespace).get();
    return there != null && there.getMetadata().getDeletionTimestamp() == null;
  }
}
