package io.boulderk8s.compose.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TemplateTest {
  private static final Variables VARIABLES = Variables.of(Map.of("SET", "value", "EMPTY", ""));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      emptyValue = "",
      value = {
        "$SET | value",
        "${SET} | value",
        "a$SET-b | avalue-b",
        "$SET_X | ``",
        "${UNSET} | ``",
        "${UNSET-d} | d",
        "${UNSET:-d} | d",
        "${EMPTY-d} | ``",
        "${EMPTY:-d} | d",
        "${SET:-d} | value",
        "${SET:+r} | r",
        "${EMPTY:+r} | ``",
        "${EMPTY+r} | r",
        "${UNSET+r} | ``",
        "${SET?e} | value",
        "${EMPTY?e} | ``",
        "${UNSET:-${SET}} | value",
        "${UNSET:-${OTHER:-deep}}-tail | deep-tail",
        "${UNSET:-a:b-c?d} | a:b-c?d",
        "${UNSET:-{x}} | {x}",
        "$$SET | $SET",
        "$${SET} | ${SET}",
        "$1 $ 5$ | $1 $ 5$",
        "$(date) | $(date)",
      })
  void fills_in_variables(String template, String filled) throws TemplateException {
    assertThat(Template.fill(template, VARIABLES)).isEqualTo(filled);
  }

  @Test
  void a_missing_required_variable_says_its_reason() {
    TemplateException failure = failure("${EMPTY:?set the $SET}");

    assertThat(failure).hasMessage("the variable EMPTY must have a value: set the value");
    assertThat(failure.next()).isEqualTo("set it in the environment or in the file .env");
  }

  @ParameterizedTest
  @ValueSource(strings = {"${", "${}", "${X", "${1}", "${X:}", "${X!}", "${X:-${Y}", "${ X }"})
  void what_is_not_a_variable_is_an_error(String template) {
    assertThat(failure(template)).isNotNull();
  }

  @Test
  void endless_nesting_is_an_error_and_no_crash() {
    String deep = "${A:-".repeat(20_000) + "}".repeat(20_000);

    assertThat(failure(deep)).hasMessage("variables are nested too deeply");
  }

  private static TemplateException failure(String template) {
    return catchThrowableOfType(TemplateException.class, () -> Template.fill(template, VARIABLES));
  }
}
