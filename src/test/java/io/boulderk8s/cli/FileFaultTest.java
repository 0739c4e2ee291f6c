package io.boulderk8s.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class FileFaultTest {
  private static final Optional<Path> CACHE = Optional.of(Path.of("/home/me/.cache/boulder-k8s"));

  private static String told(UncheckedIOException failure) {
    return FileFault.problem(failure, CACHE).toString();
  }

  @Test
  void a_denied_access_says_where_and_what_to_look_at() {
    assertThat(told(new UncheckedIOException(new AccessDeniedException("/etc/x"))))
        .isEqualTo(
            "/etc/x: permission denied\n  -> name another place, or see `ls -ld` for who may use it");
  }

  @Test
  void what_the_file_is_for_stands_before_it_once() {
    IOException readOnly = new FileSystemException("/mnt/x", null, "Read-only file system");
    assertThat(told(new UncheckedIOException("the history", readOnly)))
        .startsWith("the history: /mnt/x: Read-only file system\n");
    assertThat(told(new UncheckedIOException("the history, /mnt/x", readOnly)))
        .startsWith("the history, /mnt/x: Read-only file system\n");
  }

  @Test
  void a_full_device_asks_for_room_though_java_names_no_file() {
    assertThat(told(new UncheckedIOException(new IOException("No space left on device"))))
        .startsWith("No space left on device\n  -> make room");
  }

  @Test
  void what_is_in_the_cache_folder_names_the_variable() {
    assertThat(told(new UncheckedIOException(new AccessDeniedException(CACHE.get() + "/runs/1"))))
        .endsWith("BOULDER_K8S_CACHE names another cache folder");
  }
}
