package io.boulderk8s.compose.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.compose.ComposeText;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ExtendsTest {
  @Test
  void a_service_of_the_same_file() {
    var child =
        ComposeText.of(
                """
                services:
                  base: {image: base, environment: {A: 1, B: 1}, command: a, ports: ["1:1"]}
                  web: {extends: base, environment: [B=2], command: b, ports: ["2:2"]}
                """)
            .web();
    assertThat(child.image()).contains("base");
    assertThat(child.environment()).containsExactlyInAnyOrderEntriesOf(Map.of("A", "1", "B", "2"));
    assertThat(child.ports()).hasSize(2);
    assertThat(child.source("image")).hasToString("compose.yml:2:10");
  }

  @Test
  void a_service_of_another_file_keeps_its_paths() {
    var child =
        ComposeText.of("services: {web: {extends: {file: sub/other.yml, service: theirs}}}")
            .file(
                "sub/other.yml",
                """
                services:
                  theirs: {extends: root, volumes: ["./a:/a"]}
                  root: {image: "root:${T}", build: ., env_file: b.env}
                """)
            .file("sub/b.env", "A=1")
            .with("T", "tag")
            .web();
    assertThat(child.image()).contains("root:tag");
    assertThat(child.mounts()).singleElement().asString().contains("source=/project/sub/a");
    assertThat(child.build().orElseThrow().context()).hasToString("/project/sub");
    assertThat(child.environment()).containsEntry("A", "1");
    assertThat(child.source("image")).hasToString("sub/other.yml:3:10");
  }

  @Test
  void an_override_file_can_extend_and_reset() {
    assertThat(
            ComposeText.service("ports: [\"1:1\"]\nuser: u\ncommand: a")
                .override(
                    """
                    services:
                      web: {extends: base, ports: !override ["3:3"], user: !reset null}
                      base: {image: base, ports: ["2:2"], user: v}
                    """)
                .web())
        .satisfies(
            web -> {
              assertThat(web.ports()).singleElement().extracting(p -> p.target()).isEqualTo(3);
              assertThat(web.user()).isEmpty();
              assertThat(web.command()).isPresent();
              assertThat(web.image()).contains("base");
            });
  }

  @Test
  void wrong_ones_are_errors() {
    assertThat(ComposeText.service("extends: nobody").complaints())
        .containsExactly("compose.yml:4:5: `nobody` to extend is not a service here");
    assertThat(ComposeText.service("extends: {file: no.yml, service: a}").complaints())
        .containsExactly("compose.yml:4:5: the file /project/no.yml cannot be read");
    assertThat(ComposeText.service("extends: {file: a.yml}").file("a.yml", "").complaints())
        .containsExactly("compose.yml:4:5: `extends` names no service");
    assertThat(ComposeText.service("extends: web").complaints())
        .containsExactly("compose.yml:4:5: services extend each other: [web] and web");
    assertThat(
            ComposeText.service("extends: {file: a.yml, service: x}")
                .file("a.yml", "services: {x: {extends: {file: a.yml, service: x}}}")
                .complaints())
        .singleElement()
        .asString()
        .contains("services extend each other");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{extends: {file: no.yml, service: a}}",
        "{extends: {file: empty.yml, service: a}}",
        "{extends: web}",
        "{extends: nobody}",
        "{extends: {file: other.yml, service: nobody}}"
      })
  void the_cause_is_all_that_is_told_also_where_others_depend_on_the_service(String web) {
    assertThat(
            ComposeText.of("services: {web: " + web + ", b: {image: b, depends_on: [web]}}")
                .file("empty.yml", "")
                .file("other.yml", "services: {a: {image: a}}")
                .problems())
        .hasSize(1);
  }

  @Test
  void an_unknown_key_is_an_error() {
    assertThat(
            ComposeText.of("services: {base: {image: a}, web: {extends: {service: base, fil: x}}}")
                .complaints())
        .containsExactly("compose.yml:1:61: unknown key `services.web.extends.fil`");
  }
}
