package io.boulderk8s.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.PodStatuses;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What the watch has not told yet is there all the same. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class PodBoardTest {
  private final AtomicReference<ResourceEventHandler<Pod>> watch = new AtomicReference<>();
  private final PodBoard board =
      new PodBoard(
          (handler, _) -> {
            watch.set(handler);
            return () -> {};
          });

  private static Pod pod(String uid, boolean ready) {
    Pod pod = PodStatuses.running(ready);
    pod.getMetadata().setUid(uid);
    return pod;
  }

  @Test
  void a_pod_that_was_just_made_is_not_gone() {
    board.know(pod("1", false));
    assertThat(board.pod("db")).isPresent();
  }

  @Test
  void what_the_watch_told_of_the_same_pod_is_newer() {
    watch.get().onAdd(pod("1", true));
    board.know(pod("1", false));
    assertThat(board.pod("db").map(PodStates::of)).contains(new PodState.Running(true));
  }

  @Test
  void a_new_pod_of_the_name_takes_the_place_of_the_old_one_and_does_not_go_with_it() {
    watch.get().onAdd(pod("1", true));
    board.know(pod("2", false));
    watch.get().onDelete(pod("1", true), false);
    assertThat(board.pod("db").map(found -> found.getMetadata().getUid())).contains("2");
    watch.get().onDelete(pod("2", true), false);
    assertThat(board.pod("db")).isEmpty();
  }
}
