package io.boulderk8s.compose.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.compose.ComposeText;
import io.boulderk8s.compose.Mount;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class YamlReaderTest {
  @Test
  void anchors_and_merge_keys() {
    var project =
        ComposeText.of(
                """
                x-one: &one {image: one, user: u}
                x-two: &two {image: two, working_dir: /two}
                services:
                  both: {<<: [*one, *two], hostname: own}
                  own: {<<: *one, image: mine}
                  same: &same {image: same}
                  copy: *same
                """)
            .project();

    assertThat(project.services().get("both"))
        .satisfies(
            both -> {
              assertThat(both.image()).contains("one");
              assertThat(both.user()).contains("u");
              assertThat(both.workingDir()).contains("/two");
              assertThat(both.source("user")).hasToString("compose.yml:1:26");
            });
    assertThat(project.services().get("own").image()).contains("mine");
    assertThat(project.services().get("copy").image()).contains("same");
  }

  @Test
  void a_key_that_is_reset_is_taken_from_the_mapping_that_is_merged_beside_it() {
    String base = "x-a: &a {image: a, user: u, command: [c]}\nservices:\n";

    assertThat(
            ComposeText.of(base + "  web: {user: !reset null, <<: *a, command: !override [d]}\n")
                .web())
        .satisfies(
            web -> {
              assertThat(web.user()).contains("u");
              assertThat(web.command()).contains(List.of("d"));
            });
    assertThat(
            ComposeText.service("user: old\ncommand: [old]")
                .override(base + "  web: {<<: *a, user: !reset null, command: !reset []}\n")
                .web()
                .user())
        .contains("u");
  }

  @Test
  void a_directive_of_a_merged_mapping_holds_for_what_stands_beside_it() {
    assertThat(
            ComposeText.service("environment: {OLD: o}\nvolumes: [/old]")
                .override(
                    """
                    services:
                      web:
                        <<: {volumes: !reset [], environment: !override {A: b}}
                        volumes: [/new]
                        environment: {C: d}
                    """)
                .web())
        .satisfies(
            web -> {
              assertThat(web.environment()).containsOnlyKeys("C");
              assertThat(web.mounts()).extracting(Mount::target).containsExactly("/new");
            });
  }

  @Test
  void what_an_anchor_resets_is_reset_where_it_is_written_and_nowhere_else() {
    assertThat(
            ComposeText.service("environment: {OLD: o}")
                .override(
                    "x-a: &a {environment: !reset {A: b}, user: u}\nservices: {web: {<<: *a}}\n")
                .web()
                .environment())
        .containsOnlyKeys("OLD");
  }

  @Test
  void directives_in_a_list_of_merged_mappings_and_at_the_top_reset_nothing() {
    for (String over :
        List.of(
            "x-a: &a {environment: !override {A: b}}\nservices: {web: {<<: [*a]}}\n",
            "<<: {services: {web: {environment: !override {A: b}}}}\n",
            "<<: {services: {web: {environment: !reset {A: b}}}}\nservices: {}\n")) {
      assertThat(ComposeText.service("environment: {OLD: o}").override(over).web().environment())
          .as(over)
          .containsKey("OLD");
    }
  }

  @Test
  void within_an_override_a_directive_is_a_tag_like_others() {
    assertThat(
            ComposeText.service("environment: !override {A: !reset b, C: !override 5}")
                .web()
                .environment())
        .isEqualTo(Map.of("A", "b", "C", "5"));
  }

  @Test
  void nobody_looks_at_what_is_reset() {
    assertThat(ComposeText.service("environment: !reset {A: b, A: c}").web().environment())
        .isEmpty();
  }

  @Test
  void later_documents_of_a_file_override_earlier_ones() {
    assertThat(
            ComposeText.of("services: {web: {image: a}}\n---\nservices: {web: {image: b}}\n")
                .web()
                .image())
        .contains("b");
  }

  @ParameterizedTest
  @CsvSource({
    "!!str 1, 1",
    "!!int 12, 12",
    "!!float 1.50, 1.5",
    "!!float 2, 2",
    "!!bool true, true"
  })
  void an_explicit_tag_that_fits_is_taken(String written, String value) {
    assertThat(ComposeText.service("environment:\n  A: " + written).web().environment())
        .containsEntry("A", value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"!!int 1.5", "!!bool 1", "!!float x", "!!null 0", "!!int 2001-01-01"})
  void an_explicit_tag_that_does_not_fit_is_an_error(String written) {
    assertThat(ComposeText.service("environment:\n  A: " + written).complaints())
        .singleElement()
        .asString()
        .startsWith("compose.yml:5:10: the tag ")
        .contains("does not fit");
  }

  @ParameterizedTest
  @ValueSource(strings = {"!mine {A: b}", "!mine [A=b]"})
  void an_unknown_tag_of_a_mapping_or_a_list_is_an_error(String written) {
    assertThat(ComposeText.service("environment: " + written).complaints())
        .containsExactly("compose.yml:4:18: unknown tag !mine");
  }

  @Test
  void a_key_that_stands_twice_is_an_error() {
    assertThat(ComposeText.service("user: a\nuser: b").complaints())
        .containsExactly(
            "compose.yml:5:5: the key `user` stands here twice, first at compose.yml:4:5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "true", "~", "1.5", "2001-01-01"})
  void a_key_is_a_text(String key) {
    assertThat(ComposeText.service("environment:\n  " + key + ": x").complaints())
        .containsExactly("compose.yml:5:7: a key must be a text");
  }

  @Test
  void a_merge_key_that_stands_twice_is_an_error() {
    assertThat(
            ComposeText.of("x-a: &a {image: a}\nservices: {web: {<<: *a, user: b, <<: *a}}\n")
                .complaints())
        .containsExactly("compose.yml:2:35: `<<` stands here twice");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "services: [",
        "services: {web: {image: a}",
        "a: b: c",
        "\tservices: {}",
        "services: *nobody",
        "services:\n  web:\n image: a",
        "%YAML 9.9\n---\na: b",
        "\"open",
        "a: &x",
        "- a",
        "text",
        "42",
        "!!map text",
        "? [a]\n: b",
        "\u0000",
        "a: !unknown b",
        "a: !!int text",
        "services: {<<: text}"
      })
  void what_is_no_compose_file_gets_a_problem_with_a_place(String text) {
    assertThat(ComposeText.of(text).complaints())
        .isNotEmpty()
        .allMatch(complaint -> complaint.matches("(?s)compose\\.yml:[0-9]+:[0-9]+: .+"));
  }

  @Test
  void syntax_errors_of_two_files_come_together() {
    assertThat(ComposeText.of("services: [").override("services: }").complaints())
        .hasSize(2)
        .anyMatch(c -> c.startsWith("compose.yml:"))
        .anyMatch(c -> c.startsWith("override.yml:"));
  }

  @Test
  void an_anchor_in_itself_is_an_error() {
    assertThat(ComposeText.of("x-a: &a\n  b: *a\nservices: {web: {image: a}}\n").complaints())
        .containsExactly("compose.yml:1:6: an anchor contains an alias of itself");
  }

  @Test
  void an_alias_bomb_is_an_error() {
    StringBuilder bomb = new StringBuilder("x-0: &a0 [a, a, a, a, a, a, a, a, a, a]\n");
    for (int i = 1; i < 12; i++) {
      String alias = "*a" + (i - 1);
      String all = String.join(", ", List.of(alias, alias, alias, alias, alias, alias, alias));
      bomb.append("x-%d: &a%d [%s]\n".formatted(i, i, all));
    }

    assertThat(ComposeText.of(bomb.toString()).complaints())
        .isNotEmpty()
        .allMatch(c -> c.contains("aliases expand to more than 100000 values"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- "})
  void bottomless_nesting_is_an_error(String opening) {
    assertThat(
            ComposeText.of("x: " + (opening.equals("- ") ? "\n" : "") + opening.repeat(50_000))
                .complaints())
        .singleElement()
        .asString()
        .contains("nested deeper than 100 levels");
  }

  @Test
  void a_huge_file_is_an_error() {
    assertThat(ComposeText.of("# " + "x".repeat(2_000_000)).complaints())
        .containsExactly("compose.yml:1:1: the file is longer than 1048576 characters");
  }

  @Test
  void a_date_goes_in_quotes() {
    assertThat(ComposeText.service("environment: {DAY: 2001-01-01}").complaints())
        .containsExactly(
            "compose.yml:4:24: `services.web.environment.DAY` must be a single value; a text like"
                + " that goes in quotes, this is the date 2001-01-01");
  }
}
