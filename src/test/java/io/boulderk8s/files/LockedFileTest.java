package io.boulderk8s.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class LockedFileTest {
  @TempDir private Path folder;

  @Test
  void who_comes_second_gets_none_until_the_first_has_closed() throws IOException {
    Path file = folder.resolve("a/b.lock");
    try (LockedFile _ = LockedFile.lock(file, "waiting for nobody")) {
      assertThat(LockedFile.tryLock(file)).isEmpty();
      assertThat(LockedFile.tryLock(folder.resolve("a/c.lock"))).isPresent();
    }
    assertThat(LockedFile.tryLock(file)).isPresent();
  }

  @Test
  void what_it_says_is_all_that_the_file_says() throws IOException {
    Path file = folder.resolve("b.lock");
    try (LockedFile locked = LockedFile.lock(file, "waiting for nobody")) {
      locked.write("`test --unit`, by somebody");
      locked.write("`up`");
      assertThat(file).content().isEqualTo("`up`");
    }
  }
}
