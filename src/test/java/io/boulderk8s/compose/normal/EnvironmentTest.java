package io.boulderk8s.compose.normal;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.compose.ComposeText;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EnvironmentTest {
  @Test
  void a_mapping() {
    assertThat(
            ComposeText.service(
                    "environment: {TEXT: a b, BOOL: false, INT: 12, OCTAL: 0755, F: 1.10, EMPTY:"
                        + " \"\"}")
                .web()
                .environment())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "TEXT", "a b", "BOOL", "false", "INT", "12", "OCTAL", "493", "F", "1.1", "EMPTY",
                ""));
  }

  @Test
  void a_list_where_the_last_one_wins() {
    assertThat(ComposeText.service("environment: [A=1, B=x=y, EMPTY=, A=2]").web().environment())
        .containsExactlyInAnyOrderEntriesOf(Map.of("A", "2", "B", "x=y", "EMPTY", ""));
  }

  @Test
  void a_name_without_value_takes_the_one_outside_or_is_left_out() {
    for (String lines :
        new String[] {"environment: {THERE: , NOT: }", "environment: [THERE, NOT]"}) {
      assertThat(ComposeText.service(lines).with("THERE", "value").web().environment())
          .containsExactly(Map.entry("THERE", "value"));
    }
  }

  @Test
  void the_dollars_of_kubernetes_stay() {
    assertThat(ComposeText.service("environment: {A: \"$$(B) $$$$(C)\"}").web().environment())
        .containsEntry("A", "$(B) $$(C)");
  }

  @Test
  void a_list_of_other_things_is_an_error() {
    assertThat(ComposeText.service("environment: [A=1, {B: 2}]").complaints())
        .singleElement()
        .asString()
        .startsWith("compose.yml:4:18: `services.web.environment` must be a mapping of names");
  }

  @Test
  void values_that_are_no_single_ones_are_errors() {
    assertThat(ComposeText.service("environment: {A: [1], B: {c: d}}").complaints())
        .hasSize(2)
        .allMatch(c -> c.contains("must be a single value"));
  }
}
