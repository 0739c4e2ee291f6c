package io.boulderk8s.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class Ipv4RangeTest {
  @ParameterizedTest
  @CsvSource({
    "10.77.77.0/24, 10.77.77.128/25, true",
    "10.77.0.0/16, 10.77.77.0/24, true",
    "64.112.117.0/24, 64.112.118.0/24, false",
    "0.0.0.0/0, 10.0.0.0/8, true",
    "255.255.255.255/32, 255.255.255.255/32, true",
  })
  void ranges_overlap_when_one_holds_the_other(String one, String two, boolean overlap) {
    assertThat(range(one).overlaps(range(two))).isEqualTo(overlap);
    assertThat(range(two).overlaps(range(one))).isEqualTo(overlap);
  }

  @Test
  void host_bits_are_dropped() {
    assertThat(range("10.77.77.5/24")).hasToString("10.77.77.0/24");
  }

  @Test
  void other_text_is_no_range() {
    assertThat(Ipv4Range.of("fc00:f853:ccd:e793::/64")).isEmpty();
    assertThat(Ipv4Range.of("")).isEmpty();
  }

  private static Ipv4Range range(String text) {
    return Ipv4Range.of(text).orElseThrow();
  }
}
