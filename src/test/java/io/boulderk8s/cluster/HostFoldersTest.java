package io.boulderk8s.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.cluster.HostFolders.Needed;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HostFoldersTest {
  @Test
  void a_new_cluster_must_see_what_is_needed_and_offered_each_once() {
    assertThat(
            folders("/a/b", "/data", "/a/b/c", "/data-2").ofNewCluster().stream()
                .map(Path::toString))
        .containsExactly("/a", "/data", "/data-2", "/work");
  }

  @Test
  void what_is_below_a_folder_that_is_seen_is_seen() {
    HostFolders folders = folders("/a/b", "/data", "/data-2");
    assertThat(folders.unseen(List.of(Path.of("/")))).isEmpty();
    assertThat(folders.unseen(List.of(Path.of("/data"), Path.of("/a"))))
        .extracting(Needed::path)
        .containsExactly(Path.of("/data-2"));
    assertThat(folders.unseen(List.of(Path.of("/a/b/c")))).hasSize(3);
  }

  @Test
  void a_folder_is_told_once_and_not_what_is_below_it() {
    assertThat(folders("/a/b", "/a/b", "/a/b/c", "/a/bc").unseen(List.of(Path.of("/x"))))
        .extracting(Needed::path)
        .containsExactly(Path.of("/a/b"), Path.of("/a/bc"));
  }

  private static HostFolders folders(String... needed) {
    return new HostFolders(
        Stream.of(needed).map(path -> new Needed(Path.of(path), "x")).toList(),
        List.of(Path.of("/work"), Path.of("/a")));
  }
}
