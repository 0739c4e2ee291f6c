package io.boulderk8s.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.boulder.config.FileReference;
import io.boulderk8s.boulder.config.FileReference.Kind;
import io.boulderk8s.boulder.read.Place;
import io.boulderk8s.staging.SplitService;
import io.boulderk8s.testkit.Splits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a service has to start anew because of what it read. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ServiceFilesTest {
  @TempDir private Path checkout;

  @BeforeEach
  void files() throws IOException {
    write("test/config/sa.json", "{}");
    write("test/certs/ipki/sa/key.pem", "key");
    write("var/log/all", "lines");
  }

  private void write(String path, String text) throws IOException {
    Path file = checkout.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private String hash() {
    SplitService service = Splits.sample().named("boulder-sa-1").orElseThrow();
    return new ServiceFiles(
            checkout,
            Map.of(
                "boulder-sa-1",
                List.of(
                    file("test/config/sa.json", Kind.CONFIG),
                    file("test/certs/ipki", Kind.MADE_SECRET),
                    file("test/secrets/sa_dburl", Kind.SECRET),
                    file("var/log/all", Kind.MACHINE))))
        .apply(service);
  }

  private static FileReference file(String path, Kind kind) {
    return new FileReference(path, path, kind, new Place("test/startservers.py", 1));
  }

  @Test
  void the_same_files_are_the_same_hash() throws IOException {
    String before = hash();
    write("test/config/sa.json", "{}");
    write("test/config/other.json", "{}");
    write("var/log/all", "more lines");
    write("test/certs/ipki/sa/key.pem", "written by its reader");
    assertThat(hash()).isEqualTo(before);
  }

  @Test
  void a_changed_file_a_new_one_in_a_folder_and_one_that_was_missing_change_it()
      throws IOException {
    String before = hash();
    write("test/config/sa.json", "{ }");
    String config = hash();
    write("test/certs/ipki/sa/cert.pem", "cert");
    String folder = hash();
    write("test/secrets/sa_dburl", "dsn");
    assertThat(java.util.Set.of(before, config, folder, hash())).hasSize(4);
  }
}
