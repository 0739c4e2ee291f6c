package io.boulderk8s.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class KnownDifferencesPageTest {
  private static final Path PAGE = Path.of("docs/parity.md");
  private static final String BEGIN = "<!-- generated: -Dgolden.update writes what follows -->\n\n";
  private static final String END = "\n<!-- end -->\n";

  @Test
  void the_page_lists_exactly_the_known_differences() throws IOException {
    String table = KnownDifferencesPage.of(KnownDifferences.all());
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    int end = page.indexOf(END);
    assertThat(begin).isBetween(BEGIN.length(), end);
    if (System.getProperty("golden.update") != null) {
      Files.writeString(PAGE, page.substring(0, begin) + table + page.substring(end));
      return;
    }

    assertThat(page.substring(begin, end)).isEqualTo(table);
  }

  @Test
  void the_list_is_short_and_each_has_a_reason() {
    assertThat(KnownDifferences.all())
        .hasSizeLessThanOrEqualTo(20)
        .allMatch(known -> known.reason().length() > 20);
  }

  /** Otherwise it would hide what it is not about. */
  @Test
  void none_covers_a_difference_of_the_wrong_kind() {
    Difference unlike =
        new Difference(
            new Fact.Key("bconsul", "environment", "KUBERNETES_PORT"),
            java.util.Optional.empty(),
            java.util.Optional.of("tcp://10.96.0.1:443"));

    assertThat(KnownDifferences.all()).noneMatch(known -> known.covers(unlike));
  }
}
