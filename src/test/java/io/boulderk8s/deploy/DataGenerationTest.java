package io.boulderk8s.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class DataGenerationTest {
  @TempDir private Path checkout;

  private String first;

  @BeforeEach
  void a_checkout() throws IOException {
    write("issuer.pem", "one");
    write("db/1.sql", "CREATE");
    first = generation();
  }

  private void write(String file, String text) throws IOException {
    Path path = checkout.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private String generation() {
    return new DataGeneration(
            List.of(checkout.resolve("issuer.pem")), List.of(checkout.resolve("db")))
        .get();
  }

  @Test
  void it_is_the_same_as_long_as_nothing_changes() throws IOException {
    write("issuer.pem", "one");
    write("other.pem", "two");
    assertThat(generation()).isEqualTo(first);
  }

  @Test
  void another_certificate_is_another_generation() throws IOException {
    write("issuer.pem", "two");
    assertThat(generation()).isNotEqualTo(first);
  }

  @Test
  void a_certificate_that_is_not_made_yet_is_another_generation() throws IOException {
    Files.delete(checkout.resolve("issuer.pem"));
    assertThat(generation()).isNotEqualTo(first);
  }

  @Test
  void so_is_a_file_that_a_new_database_would_execute() throws IOException {
    write("db/below/2.sql", "ALTER");
    assertThat(generation()).isNotEqualTo(first);
  }
}
