package io.boulderk8s.kube;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.FakePods;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** One watch of each namespace; that a whole command opens no other is SharedWatchIT. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class PodWatchesTest {
  private final List<String> opened = new ArrayList<>();
  private final List<FakePods> sources = new ArrayList<>();
  private final PodWatches watches =
      new PodWatches(
          namespace -> {
            opened.add(namespace);
            FakePods source = new FakePods();
            sources.add(source);
            return new PodWatch(source, _ -> true);
          });

  @Test
  void whoever_asks_gets_the_one_watch_of_a_namespace() {
    PodWatch first = watches.of("one");
    assertThat(watches.of("one")).isSameAs(first);
    assertThat(watches.of("two")).isNotSameAs(first);
    assertThat(opened).containsExactly("one", "two");
  }

  @Test
  void a_watch_that_ended_by_itself_is_opened_anew() {
    PodWatch first = watches.of("one");
    sources.getFirst().fail();
    assertThat(watches.of("one")).isNotSameAs(first).isSameAs(watches.of("one"));
    assertThat(opened).containsExactly("one", "one");
  }

  @Test
  void the_watch_of_a_namespace_that_is_gone_ends_and_the_others_go_on() {
    PodWatch two = watches.of("two");
    var _ = watches.of("one");
    watches.close("one");
    watches.close("none");
    assertThat(sources).extracting(FakePods::isRunning).containsExactly(true, false);
    assertThat(watches.of("two")).isSameAs(two);
    watches.close();
    assertThat(sources).noneMatch(FakePods::isRunning);
  }
}
