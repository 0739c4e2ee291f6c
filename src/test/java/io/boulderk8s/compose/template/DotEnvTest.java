package io.boulderk8s.compose.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DotEnvTest {
  private static final Variables OUTER = Variables.of(Map.of("OUTER", "from outside"));

  @Test
  void reads_names_and_values() throws TemplateException {
    assertThat(
            DotEnv.parse(
                """
                # comment
                PLAIN=a b   # comment
                export EXPORTED=1
                EMPTY=
                HASH=a#b
                YAML: style

                  INDENTED = spaced
                WINDOWS=line\r
                """,
                OUTER))
        .containsExactly(
            Map.entry("PLAIN", "a b"),
            Map.entry("EXPORTED", "1"),
            Map.entry("EMPTY", ""),
            Map.entry("HASH", "a#b"),
            Map.entry("YAML", "style"),
            Map.entry("INDENTED", "spaced"),
            Map.entry("WINDOWS", "line"));
  }

  @Test
  void quotes_keep_comments_lines_and_dollars() throws TemplateException {
    assertThat(
            DotEnv.parse(
                """
                SINGLE='${OUTER} # \\n'
                DOUBLE="${OUTER} # \\"q\\" \\$X\\n" # comment
                LINES="one
                two"
                """,
                OUTER))
        .containsEntry("SINGLE", "${OUTER} # \\n")
        .containsEntry("DOUBLE", "from outside # \"q\" $X\n")
        .containsEntry("LINES", "one\ntwo");
  }

  @Test
  void values_use_names_above_them_and_the_environment_wins() throws TemplateException {
    assertThat(DotEnv.parse("A=1\nOUTER=mine\nB=${A}-$OUTER-${C:-c}", OUTER))
        .containsEntry("B", "1-from outside-c");
  }

  @Test
  void a_name_alone_takes_the_value_of_the_environment() throws TemplateException {
    assertThat(DotEnv.parse("OUTER\nNOBODY\n", OUTER))
        .containsExactly(Map.entry("OUTER", "from outside"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"A=1\nB!=2", "A=1\nB C=2", "A=1\nB=\"open", "A=1\nB=${X:?y}", "A=1\n=2"})
  void errors_name_the_line(String text) {
    assertThat(catchThrowableOfType(TemplateException.class, () -> DotEnv.parse(text, OUTER)))
        .hasMessageStartingWith("line 2: ");
  }
}
