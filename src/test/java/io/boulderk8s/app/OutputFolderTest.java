package io.boulderk8s.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Raw output stays no longer than the process that it belongs to. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class OutputFolderTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  @TempDir private Path cache;

  private Path left(String name, Duration age, boolean locked) throws IOException {
    Path folder = Files.createDirectories(cache.resolve(name));
    Files.writeString(folder.resolve("stdout"), "raw");
    if (locked) {
      Files.writeString(folder.resolve("lock"), "");
    }
    Files.setLastModifiedTime(folder, FileTime.from(NOW.minus(age)));
    return folder;
  }

  @Test
  void is_gone_when_it_is_closed() {
    OutputFolder folder = OutputFolder.below(cache, NOW);
    assertThat(folder.path()).isDirectory();
    folder.close();
    assertThat(cache).isEmptyDirectory();
  }

  @Test
  void of_a_process_that_was_killed_goes_with_the_next_start() throws IOException {
    Path dead = left("output1", Duration.ofMinutes(2), true);
    Path old = left("output2", Duration.ofDays(2), false);
    try (OutputFolder _ = OutputFolder.below(cache, NOW)) {
      assertThat(dead).doesNotExist();
      assertThat(old).doesNotExist();
    }
  }

  @Test
  void of_somebody_who_lives_stays_and_so_does_what_is_none() throws IOException {
    Path made = left("output3", Duration.ofSeconds(5), true);
    Path unlocked = left("output4", Duration.ofHours(2), false);
    Path other = left("outputs", Duration.ofDays(9), false);
    try (OutputFolder living = OutputFolder.below(cache, NOW)) {
      Files.setLastModifiedTime(living.path(), FileTime.from(NOW.minus(Duration.ofHours(3))));
      try (OutputFolder _ = OutputFolder.below(cache, NOW)) {
        assertThat(living.path()).isDirectory();
      }
    }
    assertThat(made).isDirectory();
    assertThat(unlocked).isDirectory();
    assertThat(other).isDirectory();
  }
}
