package io.boulderk8s.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(30)
final class LogTest {
  /** As an analyzer's: it tries again at every character of a word that has no end. */
  private static final Pattern PORT = Pattern.compile("(?:([\\[\\w.:*\\]]*:\\d+): )?in use");

  @Test
  void a_line_without_an_end_is_looked_at_as_far_as_a_page() {
    Log log = new Log("test/stdout.log", "", 0, List.of("x".repeat(3_000_000), "in use"));

    assertThat(log.tail(2).getFirst().text()).hasSize(4096);
    assertThat(log.tail(2)).filteredOn(line -> PORT.matcher(line.text()).find()).hasSize(1);
  }
}
