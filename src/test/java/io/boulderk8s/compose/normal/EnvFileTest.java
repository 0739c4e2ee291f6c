package io.boulderk8s.compose.normal;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.compose.ComposeText;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EnvFileTest {
  @Test
  void is_read_below_environment() {
    assertThat(
            ComposeText.service("env_file: [a.env, {path: sub/b.env}]\nenvironment: {OWN: own}")
                .file("a.env", "A=1\nB=1\nOWN=a")
                .file("sub/b.env", "B=2\nC=${A}-${OWN}-${OUT}")
                .with("OUT", "out")
                .web()
                .environment())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("A", "1", "B", "2", "C", "-own-out", "OWN", "own"));
  }

  @Test
  void one_that_is_not_required_may_be_missing() {
    assertThat(ComposeText.service("env_file: [{path: no.env, required: false}]").problems())
        .isEmpty();
  }

  @Test
  void a_missing_one_is_an_error() {
    assertThat(ComposeText.service("env_file: no.env").complaints())
        .containsExactly("compose.yml:4:15: the file /project/no.env cannot be read");
  }

  @Test
  void errors_in_it_name_its_line() {
    assertThat(ComposeText.service("env_file: a.env").file("a.env", "A=1\nB!").complaints())
        .containsExactly("compose.yml:4:15: /project/a.env line 2: not NAME=value: B!");
  }
}
