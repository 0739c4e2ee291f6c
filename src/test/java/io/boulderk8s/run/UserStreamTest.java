package io.boulderk8s.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class UserStreamTest {
  /** Takes so many bytes. */
  private static final class Full extends OutputStream {
    private int room;

    Full(int room) {
      this.room = room;
    }

    @Override
    public void write(int b) throws IOException {
      if (room-- <= 0) {
        throw new IOException("No space left on device");
      }
    }
  }

  @Test
  void bytes_come_out_as_they_went_in() {
    ByteArrayOutputStream sink = new ByteArrayOutputStream();
    UserStream stream = new UserStream(new PrintStream(sink, false, StandardCharsets.UTF_8));
    stream.write(new byte[] {0, (byte) 0xff, 10, 13}, 1, 3);
    stream.write(7);

    assertThat(sink.toByteArray()).containsExactly(0xff, 10, 13, 7);
    assertThat(stream.unwritten("stdout")).isEmpty();
  }

  @Test
  void a_full_disk_stops_nothing_and_is_remembered() {
    UserStream stream = new UserStream(new Full(3));
    stream.write(new byte[3], 0, 3);
    stream.write(new byte[5], 0, 5);
    stream.write(new byte[5], 0, 5);

    assertThat(stream.unwritten("stdout"))
        .hasValueSatisfying(
            text -> assertThat(text).startsWith("stdout took no more after 3 bytes"));
  }

  @Test
  void a_print_stream_that_hides_its_faults_is_asked() {
    UserStream stream = new UserStream(new PrintStream(new Full(0), false, StandardCharsets.UTF_8));
    stream.write(1);

    assertThat(stream.unwritten("stderr")).isPresent();
  }
}
