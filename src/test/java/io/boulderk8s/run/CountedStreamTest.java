package io.boulderk8s.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class CountedStreamTest {
  private final ByteArrayOutputStream sink = new ByteArrayOutputStream();

  @Test
  void it_counts_on_from_what_was_written_before() throws IOException {
    CountedStream stream = new CountedStream(sink, 100);
    stream.write(new byte[] {1, 2, 3, 4}, 1, 2);
    stream.write(9);

    assertThat(stream.shut()).isEqualTo(103);
    assertThat(sink.toByteArray()).containsExactly(2, 3, 9);
  }

  @Test
  void a_connection_that_was_given_up_prints_nothing_more() {
    CountedStream stream = new CountedStream(sink, 0);
    stream.shut();

    assertThatIOException().isThrownBy(() -> stream.write(new byte[] {1}));
    assertThatIOException().isThrownBy(() -> stream.write(1));
    assertThat(sink.size()).isZero();
    assertThat(stream.shut()).isZero();
  }

  @Test
  void what_could_not_be_written_is_not_counted() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("disk full");
          }
        };
    CountedStream stream = new CountedStream(full, 5);

    assertThatIOException().isThrownBy(() -> stream.write(1));
    assertThat(stream.shut()).isEqualTo(5);
  }
}
