package io.boulderk8s.ownership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boulderk8s.concurrent.Parallel;
import io.boulderk8s.failure.BoulderK8sException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class InstallationTest {
  @TempDir private Path folder;

  @Test
  void a_cache_folder_has_one_id_and_keeps_it() {
    Installation first = Installation.of(folder.resolve("one"));
    assertThat(Installation.of(folder.resolve("one"))).isEqualTo(first);
    assertThat(Installation.of(folder.resolve("two"))).isNotEqualTo(first);
  }

  @Test
  void processes_that_make_it_at_once_agree_and_leave_nothing_else() throws IOException {
    Set<Installation> seen = ConcurrentHashMap.newKeySet();
    Parallel.forEach(
        IntStream.range(0, 64).boxed().toList(), _ -> seen.add(Installation.of(folder)));
    assertThat(seen).hasSize(1);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString())).containsExactly("installation");
    }
  }

  @Test
  void a_copy_of_a_cache_folder_is_another_place_with_the_same_id() throws IOException {
    Path cache = folder.resolve("one");
    Path copy = Files.createDirectories(folder.resolve("two"));
    Installation first = Installation.of(cache);
    Files.copy(cache.resolve("installation"), copy.resolve("installation"));
    assertThat(Installation.of(copy)).isEqualTo(first);
    assertThat(Installation.place(copy)).isNotEqualTo(Installation.place(cache));

    String place = Installation.place(cache);
    Files.delete(cache.resolve("installation"));
    Files.copy(copy.resolve("installation"), cache.resolve("installation"));
    assertThat(Installation.place(cache)).as("restored into the same path").isNotEqualTo(place);
  }

  @Test
  void what_is_no_id_is_refused_and_not_made_anew() throws IOException {
    Files.writeString(folder.resolve("installation"), "");
    assertThatThrownBy(() -> Installation.of(folder))
        .isInstanceOf(BoulderK8sException.class)
        .hasMessageContaining(folder.resolve("installation").toString())
        .hasMessageContaining("a UUID, but holds ''");
  }

  @Test
  void a_cache_folder_that_cannot_be_made_is_named() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> Installation.of(file.resolve("cache")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(file.resolve("cache/installation").toString());
  }
}
