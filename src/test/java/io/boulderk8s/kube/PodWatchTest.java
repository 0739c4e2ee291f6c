package io.boulderk8s.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boulderk8s.concurrent.Cancellation;
import io.boulderk8s.concurrent.Reason;
import io.boulderk8s.testkit.FakePods;
import io.boulderk8s.testkit.PodStatuses;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the watch has not told yet is there all the same. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class PodWatchTest {
  private final FakePods watch = new FakePods();
  private final PodWatch podWatch = new PodWatch(watch, PodWatchTest::isOurs);

  private static boolean isOurs(Pod pod) {
    return !"theirs".equals(pod.getMetadata().getUid());
  }

  private static Pod pod(String uid, boolean ready) {
    Pod pod = PodStatuses.running(ready);
    pod.getMetadata().setUid(uid);
    return pod;
  }

  @Test
  void a_pod_that_was_just_made_is_not_gone() {
    podWatch.created(pod("1", false));
    assertThat(podWatch.pod("db")).isPresent();
  }

  @Test
  void a_wait_for_several_pods_sees_all_that_are_meant() {
    Pod other = pod("2", true);
    other.getMetadata().setName("other");
    watch.now(pod("1", true));
    watch.now(other);
    assertThat(
            podWatch.within("both", Duration.ZERO, _ -> true, found -> Optional.of(found.size())))
        .contains(2);
    assertThat(
            podWatch.within(
                "one",
                Duration.ZERO,
                pod -> pod.getMetadata().getUid().equals("2"),
                found -> Optional.of(found.size())))
        .contains(1);
  }

  @Test
  void what_the_watch_told_of_the_same_pod_is_newer() {
    watch.now(pod("1", true));
    podWatch.know(pod("1", false));
    assertThat(podWatch.pod("db").map(PodStates::of)).contains(new PodState.Running(true));
  }

  @Test
  void a_new_pod_of_the_name_takes_the_place_of_the_old_one_and_does_not_go_with_it() {
    watch.now(pod("1", true));
    podWatch.know(pod("2", false));
    watch.gone(pod("1", true));
    assertThat(podWatch.pod("db").map(found -> found.getMetadata().getUid())).contains("2");
    watch.gone(pod("2", true));
    assertThat(podWatch.pod("db")).isEmpty();
  }

  @Test
  void what_the_watch_tells_late_of_a_pod_that_was_replaced_does_not_count() {
    watch.now(pod("1", true));
    podWatch.created(pod("2", false));
    watch.now(pod("1", false));
    assertThat(podWatch.pod("db").map(PodWatchTest::uid)).contains("2");
    watch.gone(pod("1", false));
    assertThat(podWatch.pod("db").map(PodWatchTest::uid)).contains("2");
  }

  @Test
  void nor_of_one_that_was_not_found_any_more() {
    watch.now(pod("1", true));
    podWatch.forget(pod("1", true));
    podWatch.created(pod("2", false));
    watch.now(pod("1", false));
    assertThat(podWatch.pod("db").map(PodWatchTest::uid)).contains("2");
  }

  @Test
  void a_pod_that_is_not_or_no_longer_ours_is_not_shown() {
    watch.now(pod("theirs", true));
    assertThat(podWatch.pod("db")).isEmpty();
    watch.now(pod("1", true));
    assertThat(podWatch.pod("db")).isPresent();
  }

  @Test
  void an_observer_that_was_closed_is_shown_no_more() {
    List<Integer> seen = new CopyOnWriteArrayList<>();
    try (PodWatch.Observation observation = podWatch.observe(pods -> seen.add(pods.size()))) {
      watch.now(pod("1", true));
      observation.await();
      assertThat(seen).containsExactly(0, 1);
    }
    watch.now(pod("2", true));
    podWatch.close();
    assertThat(seen).containsExactly(0, 1);
  }

  /** As a terminal does after Ctrl-S. */
  @Test
  @Timeout(30)
  void an_observer_that_stands_still_holds_up_no_waiter_and_misses_nothing() throws Exception {
    CountDownLatch stuck = new CountDownLatch(1);
    CountDownLatch open = new CountDownLatch(1);
    List<String> seen = new CopyOnWriteArrayList<>();
    podWatch.observe(
        pods -> {
          stuck.countDown();
          awaited(open);
          seen.add(pods.values().stream().map(pod -> pod.getMetadata().getUid()).toList() + "");
        });
    stuck.await();

    for (int uid = 1; uid <= 100; uid++) {
      watch.now(pod(String.valueOf(uid), true));
    }
    assertThat(
            podWatch.<String>await(
                "db", "the last one", Duration.ofSeconds(20), now -> now.map(PodWatchTest::uid)))
        .isEqualTo("100");
    assertThat(seen).isEmpty();

    open.countDown();
    podWatch.close();
    assertThat(seen).startsWith("[]", "[1]", "[2]").endsWith("[99]", "[100]").hasSize(101);
  }

  private static String uid(Pod pod) {
    return pod.getMetadata().getUid();
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  @Timeout(30)
  void who_waits_for_a_pod_ends_for_the_reason_of_his_work_and_names_the_pod() {
    Cancellation work = Cancellation.nested();
    assertThatThrownBy(
            () ->
                work.call(
                    () -> {
                      Thread.ofVirtual().start(() -> work.cancel(new Reason.Signal("INT")));
                      return podWatch.await(
                          "db", "its start", Duration.ofHours(1), _ -> Optional.empty());
                    }))
        .hasMessage("interrupted by SIGINT while waiting for pod db");
  }
}
