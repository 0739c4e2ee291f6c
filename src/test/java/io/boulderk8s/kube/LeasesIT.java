package io.boulderk8s.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.testkit.ApiServerExtension;
import io.boulderk8s.testkit.RecordingReporter;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Machines that share a cluster, and nothing else. */
@ExtendWith(ApiServerExtension.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
final class LeasesIT {
  private static final LeaseHolder HERE = new LeaseHolder("one", "here", "1");
  private static final LeaseHolder THERE = new LeaseHolder("one", "there", "1");
  private static final Duration NEVER = Duration.ofDays(1);

  private final RecordingReporter reporter = new RecordingReporter();
  private final AtomicLong nanos = new AtomicLong();
  private final AtomicLong renewals = new AtomicLong();
  private KubernetesClient client;
  private String namespace;

  @BeforeEach
  void a_namespace(KubernetesClient client) {
    this.client = client;
    this.namespace = "lease-" + UUID.randomUUID();
    client
        .resource(
            new NamespaceBuilder().withNewMetadata().withName(namespace).endMetadata().build())
        .create();
  }

  @Test
  void a_lease_names_its_holder_is_renewed_by_a_clock_that_stands_too_and_is_gone_with_it() {
    try (HeldLease _ =
        leases(HERE, Duration.ofMillis(20), () -> {}).take(namespace, "`up`", false, reporter)) {
      Lease first = there();
      assertThat(first.getSpec().getHolderIdentity()).isEqualTo("one/here/1");
      assertThat(first.getMetadata().getAnnotations()).containsValue("`up`");
      client
          .leases()
          .inNamespace(namespace)
          .withName("boulder-k8s")
          .waitUntilCondition(
              now ->
                  !now.getMetadata()
                      .getResourceVersion()
                      .equals(first.getMetadata().getResourceVersion()),
              30,
              TimeUnit.SECONDS);
    }
    assertThat(there()).isNull();
  }

  @Test
  void one_that_another_machine_renews_refuses_however_wrong_its_clock_is() {
    try (HeldLease _ =
        leases(THERE, NEVER, () -> {}).take(namespace, "`test` there", false, reporter)) {
      Leases here = leases(HERE, NEVER, this::renew);
      BoulderK8sException refused =
          catchThrowableOfType(
              BoulderK8sException.class, () -> here.take(namespace, "`up`", false, reporter));
      assertThat(refused.kind()).isEqualTo(FailureKind.BUSY);
      assertThat(refused).hasMessageContainingAll("stack " + namespace, "`test` there", "--force");
      assertThat(there().getSpec().getHolderIdentity()).isEqualTo("one/there/1");
    }
  }

  @Test
  void one_whose_holder_died_is_taken_when_it_was_watched_for_its_duration() {
    HeldLease dead = leases(THERE, NEVER, () -> {}).take(namespace, "`test`", false, reporter);
    try (HeldLease _ = leases(HERE, NEVER, () -> {}).take(namespace, "`up`", false, reporter)) {
      assertThat(there().getSpec().getHolderIdentity()).isEqualTo("one/here/1");
      assertThat(Duration.ofNanos(nanos.get())).isEqualTo(Duration.ofSeconds(60));
      // should it live after all, it does not take it back
      dead.close();
      assertThat(there().getSpec().getHolderIdentity()).isEqualTo("one/here/1");
    }
  }

  @Test
  void one_of_a_process_whose_file_lock_is_free_is_taken_at_once() {
    var _ =
        leases(new LeaseHolder("one", "here", "2"), NEVER, () -> {})
            .take(namespace, "`test`", false, reporter);
    try (HeldLease _ = leases(HERE, NEVER, () -> {}).take(namespace, "`up`", false, reporter)) {
      assertThat(there().getSpec().getHolderIdentity()).isEqualTo("one/here/1");
    }
    assertThat(nanos).hasValue(0);
  }

  @Test
  void a_stale_one_that_was_renewed_in_the_last_moment_is_not_seized() {
    try (HeldLease _ = leases(THERE, NEVER, () -> {}).take(namespace, "`test`", false, reporter)) {
      Leases here = leases(HERE, NEVER, () -> {});
      SeenLease seen = here.read(namespace).orElseThrow();
      renew();
      assertThat(here.seize(namespace, seen, "a sweep")).isFalse();
      assertThat(here.seize(namespace, here.read(namespace).orElseThrow(), "a sweep")).isTrue();
    }
  }

  @Test
  void one_that_is_waited_for_is_taken_when_it_is_released() {
    HeldLease theirs = leases(THERE, NEVER, () -> {}).take(namespace, "`test`", false, reporter);
    AtomicLong looks = new AtomicLong();
    Leases here =
        leases(
            HERE,
            NEVER,
            () -> {
              if (looks.incrementAndGet() < 4) {
                renew();
              } else {
                theirs.close();
              }
            });
    try (HeldLease _ = here.take(namespace, "`up`", true, reporter)) {
      assertThat(there().getSpec().getHolderIdentity()).isEqualTo("one/here/1");
    }
  }

  private void renew() {
    client
        .leases()
        .inNamespace(namespace)
        .withName("boulder-k8s")
        .edit(
            lease -> {
              // its clock goes backwards
              lease
                  .getSpec()
                  .setRenewTime(
                      Instant.EPOCH
                          .minusSeconds(renewals.incrementAndGet())
                          .atZone(java.time.ZoneOffset.UTC));
              return lease;
            });
  }

  private Lease there() {
    return client.leases().inNamespace(namespace).withName("boulder-k8s").get();
  }

  private Leases leases(LeaseHolder self, Duration renewal, Runnable meanwhile) {
    return new Leases(
        client,
        self,
        () -> Instant.EPOCH.plusNanos(nanos.get()),
        duration -> {
          nanos.addAndGet(duration.toNanos());
          meanwhile.run();
        },
        renewal);
  }
}
