package io.boulderk8s.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.MiniCheckout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tag of Boulder is in images/boulder/image.yaml; a new one is written there first. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class BoulderTagTest {
  private static final String TAG = MiniCheckout.TOOLS.replaceFirst(".*:", "");

  @ParameterizedTest
  @CsvSource({
    "images/boulder/go.mod,                  github.com/letsencrypt/boulder v%s //",
    "sample/docker-compose.yml,              boulder-k8s/boulder:${BOULDER_TAG:-%s}",
    "sample/.github/workflows/boulder-ci.yml, - \"%s\"",
  })
  void who_cannot_read_it_there_has_the_same(Path file, String words) throws IOException {
    assertThat(file).content().contains(words.formatted(TAG));
  }

  @Test
  void and_nobody_else_has_it() throws IOException {
    for (String folder : List.of("scripts", "images", "src/main", "src/test/java", "docs")) {
      try (Stream<Path> all = Files.walk(Path.of(folder))) {
        assertThat(all.filter(Files::isRegularFile).filter(BoulderTagTest::hasIt))
            .as("files of %s that have %s", folder, TAG)
            .allMatch(BoulderTagTest::mayHaveIt);
      }
    }
    assertThat(hasIt(Path.of("sample/README.md"))).isFalse();
  }

  private static boolean mayHaveIt(Path file) {
    String path = file.toString();
    return path.startsWith("images/boulder/image.yaml")
        || path.startsWith("images/boulder/go.")
        || path.startsWith("docs/img/"); // rendered, and compared with what is rendered now
  }

  private static boolean hasIt(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(TAG);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
