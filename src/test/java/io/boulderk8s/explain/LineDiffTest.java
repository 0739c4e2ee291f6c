package io.boulderk8s.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class LineDiffTest {
  @Test
  void equal_texts_differ_in_nothing() {
    assertThat(LineDiff.unified("a\nb\n", "a\nb\n", 3)).isEmpty();
    assertThat(LineDiff.unified("", "", 3)).isEmpty();
  }

  @Test
  void a_changed_line_is_taken_away_and_added_between_what_stays() {
    assertThat(LineDiff.unified("a\nb\nc\nd\ne\n", "a\nb\nX\nd\ne\n", 1))
        .isEqualTo("@@ -2,3 +2,3 @@\n b\n-c\n+X\n d\n");
  }

  @Test
  void changes_far_apart_are_hunks_of_their_own() {
    assertThat(LineDiff.unified("1\n2\n3\n4\n5\n6\n7\n", "X\n2\n3\n4\n5\n6\nY\n", 1))
        .isEqualTo("@@ -1,2 +1,2 @@\n-1\n+X\n 2\n@@ -6,2 +6,2 @@\n 6\n-7\n+Y\n");
  }

  @Test
  void changes_whose_contexts_meet_are_one() {
    assertThat(LineDiff.unified("1\n2\n3\n4\n", "X\n2\n3\nY\n", 1))
        .isEqualTo("@@ -1,4 +1,4 @@\n-1\n+X\n 2\n 3\n-4\n+Y\n");
  }

  @Test
  void a_text_that_comes_or_goes_as_a_whole_begins_at_line_0_of_nothing() {
    assertThat(LineDiff.unified("", "a\nb\n", 3)).isEqualTo("@@ -0,0 +1,2 @@\n+a\n+b\n");
    assertThat(LineDiff.unified("a\n", "", 3)).isEqualTo("@@ -1,1 +0,0 @@\n-a\n");
  }

  @Test
  void what_stays_in_the_middle_is_found() {
    assertThat(
            LineDiff.unified("a\nb\nc\nb\n", "b\na\nb\n", 3).lines().filter(l -> l.startsWith(" ")))
        .hasSize(2);
  }
}
