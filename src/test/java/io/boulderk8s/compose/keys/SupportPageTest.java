package io.boulderk8s.compose.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SupportPageTest {
  private static final Path PAGE = Path.of("docs/compose-support.md");

  @Test
  void the_committed_page_is_what_the_table_says() throws IOException {
    String generated = SupportPage.of(KeyRules.all());
    if (System.getProperty("golden.update") != null) {
      Files.createDirectories(PAGE.toAbsolutePath().getParent());
      Files.writeString(PAGE, generated);
    }

    assertThat(PAGE).content().isEqualTo(generated);
  }
}
