package io.boulderk8s.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Contrasts as WCAG 2 asks for them, on a light and on a dark page. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class InkTest {
  private static final Set<Ink> GROUNDS = EnumSet.of(Ink.PAPER, Ink.BOX, Ink.RUNNER);

  @Test
  void words_can_be_read_wherever_they_stand() {
    for (Ink words : EnumSet.of(Ink.TEXT, Ink.DIM)) {
      for (Ink ground : GROUNDS) {
        assertThat(contrast(words, ground, Ink::light))
            .as(words + " on " + ground)
            .isGreaterThan(4.5);
        assertThat(contrast(words, ground, Ink::dark))
            .as(words + " on " + ground)
            .isGreaterThan(4.5);
      }
    }
  }

  @Test
  void lines_and_colours_can_be_seen() {
    for (Ink ink : EnumSet.complementOf(EnumSet.copyOf(GROUNDS))) {
      assertThat(contrast(ink, Ink.PAPER, Ink::light)).as(ink + ", light").isGreaterThan(3.0);
      assertThat(contrast(ink, Ink.PAPER, Ink::dark)).as(ink + ", dark").isGreaterThan(3.0);
    }
  }

  @Test
  void each_colour_of_a_picture_has_another_one_for_dark_pages() {
    String picture = Svg.of(StagingLike.diagram());
    assertThat(Pattern.compile(" (?:fill|stroke)=\"(#\\w+)\"").matcher(picture).results())
        .extracting(match -> match.group(1))
        .isNotEmpty()
        .isSubsetOf(Arrays.stream(Ink.values()).map(Ink::light).toList());
    assertThat(Arrays.stream(Ink.values()).map(Ink::light)).doesNotHaveDuplicates();
  }

  private static double contrast(Ink one, Ink other, Function<Ink, String> page) {
    double a = luminance(page.apply(one));
    double b = luminance(page.apply(other));
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(String colour) {
    int rgb = Integer.decode(colour);
    return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
  }

  private static double linear(int channel) {
    double value = (channel & 0xff) / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
