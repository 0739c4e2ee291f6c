package io.boulderk8s.compose.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.compose.ComposeText;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class IncludeTest {
  @Test
  void services_of_other_files_with_their_own_folder_and_environment() {
    var project =
        ComposeText.of("include: [sub/more.yml]\nservices: {web: {image: a, depends_on: [theirs]}}")
            .file(
                "sub/more.yml",
                "services: {theirs: {image: \"x:${T}-${U}\", volumes: [\"./d:/d\", v:/v]}}\nvolumes: {vol: }\n"
                    .replace("v:/v", "vol:/v"))
            .file("sub/.env", "T=theirs\nU=theirs")
            .with("U", "ours")
            .project();
    assertThat(project.services().get("theirs").image()).contains("x:theirs-ours");
    assertThat(project.services().get("theirs").mounts().getFirst().toString())
        .contains("source=/project/sub/d");
    assertThat(project.volumes()).containsOnlyKeys("vol");
  }

  @Test
  void long_form_with_overrides() {
    assertThat(
            ComposeText.of(
                    "include: [{path: [a.yml, b.yml], project_directory: p, env_file: c.env}]")
                .file("a.yml", "services: {web: {image: a, build: .}}")
                .file("b.yml", "services: {web: {image: \"b:${T}\"}}")
                .file("c.env", "T=c")
                .web())
        .satisfies(
            web -> {
              assertThat(web.image()).contains("b:c");
              assertThat(web.build().orElseThrow().context()).hasToString("/project/p");
            });
  }

  @Test
  void an_override_file_changes_an_included_service() {
    assertThat(
            ComposeText.of("include: [a.yml]")
                .overrideService("image: mine")
                .file("a.yml", "services: {web: {image: theirs, user: u}}")
                .web())
        .satisfies(
            web -> {
              assertThat(web.image()).contains("mine");
              assertThat(web.user()).contains("u");
            });
  }

  @Test
  void what_two_files_say_in_the_same_words_is_there_once() {
    String networks = "networks: {n: {labels: [a=b]}, m: }\n";

    assertThat(
            ComposeText.of(
                    "include: [a.yml, b.yml]\nservices: {web: {image: b, networks: [n]}}\n"
                        + networks)
                .file("a.yml", networks + "services: {c: {image: c, ports: [80]}}")
                .file("b.yml", networks + "services: {c: {image: c, ports: [80]}}")
                .project()
                .services())
        .containsOnlyKeys("c", "web");
    for (String keys : List.of("networks: {n: }", "networks: {n: {internal: true}}")) {
      assertThat(
              ComposeText.of("include: [a.yml]\nservices: {web: {image: b}}\nnetworks: {n: {}}")
                  .file("a.yml", keys)
                  .complaints())
          .containsExactly(
              "compose.yml:3:12: `networks.n` is also in an included file, at a.yml:1:12");
    }
    assertThat(
            ComposeText.of("include: [a.yml]\nservices: {web: {image: b, ports: [80]}}")
                .file("a.yml", "services: {web: {image: b, ports: [80]}}")
                .complaints())
        .as("the included one has the long form to Compose")
        .hasSize(1);
  }

  @Test
  void wrong_ones_are_errors() {
    assertThat(ComposeText.service("").override("include: [no.yml]").complaints())
        .containsExactly("override.yml:1:11: the file /project/no.yml cannot be read");
    assertThat(
            ComposeText.of("include: [a.yml]\nservices: {web: {image: b}}")
                .file("a.yml", "services: {web: {image: a}}")
                .complaints())
        .containsExactly(
            "compose.yml:2:12: `services.web` is also in an included file, at a.yml:1:12");
    assertThat(
            ComposeText.of("include: [a.yml]")
                .file("a.yml", "include: [compose.yml]")
                .file("compose.yml", "include: [a.yml]")
                .complaints())
        .singleElement()
        .asString()
        .contains("files include each other");
    assertThat(ComposeText.service("").override("include: text").complaints())
        .containsExactly("override.yml:1:1: `include` must be a list");
  }

  @Test
  void unknown_keys_are_found_in_the_list_and_in_the_files() {
    assertThat(
            ComposeText.of("include: [{path: a.yml, paths: b.yml}]\nservices: {web: {image: b}}")
                .file("a.yml", "services: {a: {image: a}}\nnetwoks: {}\nmodels: {m: {model: x}}")
                .complaints())
        .containsExactly(
            "a.yml:2:1: unknown key `netwoks`",
            "a.yml:3:9: `models` is not supported: a pod has no model runner of Docker's",
            "compose.yml:1:25: unknown key `include[].paths`");
  }
}
