package io.boulderk8s.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class EventsFileTest {
  @TempDir private Path folder;

  /** A disk with room for so many bytes. */
  private static final class SmallDisk extends FileOutputStream {
    private int room;

    SmallDisk(Path file, int room) throws IOException {
      super(file.toFile());
      this.room = room;
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      super.write(bytes, from, Math.min(count, room));
      if (count > room) {
        throw new IOException("No space left on device");
      }
      room -= count;
    }
  }

  @Test
  void a_disk_that_becomes_full_leaves_whole_lines_and_is_told() throws IOException {
    Path file = folder.resolve("events");
    JsonReporter json =
        new JsonReporter(new EventsFile(new SmallDisk(file, 100)), () -> Instant.EPOCH);
    json.progress("first");
    assertThat(json.loss()).isEmpty();
    json.progress("second");
    json.progress("3");

    assertThat(json.loss()).contains("No space left on device");
    assertThat(file)
        .content()
        .isEqualTo(
            "{\"time\":\"1970-01-01T00:00:00Z\",\"event\":\"progress\",\"text\":\"first\"}\n");
  }

  @Test
  void a_file_that_is_always_full_is_told_at_the_first_event() throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "skipped: there is no /dev/full");
    JsonReporter json = new JsonReporter(new EventsFile(full), () -> Instant.EPOCH);
    json.progress("lost");

    assertThat(json.loss()).isPresent();
  }
}
