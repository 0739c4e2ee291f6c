package io.boulderk8s.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What must not be accepted, with the place and what to do about it; one kind a test. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BadInputTest {
  private static List<String> told(ComposeText text) {
    return text.problems().stream()
        .map(problem -> problem.where() + ": " + problem.what() + " -> " + problem.next())
        .toList();
  }

  @Test
  void a_bomb_of_aliases() {
    String bomb =
        IntStream.range(1, 9)
            .mapToObj(i -> "x-" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ",").repeat(9) + "]\n")
            .collect(Collectors.joining("", "x-0: &a0 [x]\n", "services: {web: {image: a}}\n"));

    assertThat(told(ComposeText.of(bomb)))
        .singleElement()
        .asString()
        .startsWith("compose.yml:")
        .endsWith("aliases expand to more than 100000 values -> use fewer");
  }

  @Test
  void a_bomb_of_aliases_in_many_documents() {
    String document = "---\nx-0: &a [1,2,3,4,5,6,7,8,9]\nx-1: [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\n";

    assertThat(told(ComposeText.of(document.repeat(3000))))
        .singleElement()
        .asString()
        .contains("aliases expand to more than 100000 values");
  }

  @Test
  void a_bomb_of_extends() {
    String base =
        IntStream.range(0, 5000).mapToObj(i -> "V" + i + ": x").collect(Collectors.joining(", "));
    String services =
        IntStream.range(0, 200)
            .mapToObj(i -> "  s" + i + ": {extends: web}\n")
            .collect(Collectors.joining());

    assertThat(
            told(
                ComposeText.of(
                    "services:\n  web: {image: a, environment: {" + base + "}}\n" + services)))
        .singleElement()
        .asString()
        .endsWith("`extends` makes more than 300000 values -> extend smaller services");
  }

  @Test
  void a_bomb_of_includes() {
    ComposeText text = ComposeText.of("include: [f0.yml, f0.yml]\nservices: {web: {image: a}}");
    for (int i = 0; i < 30; i++) {
      text = text.file("f" + i + ".yml", "include: [f%d.yml, f%d.yml]".formatted(i + 1, i + 1));
    }

    assertThat(told(text.file("f30.yml", "services: {a: {image: a}}")))
        .singleElement()
        .asString()
        .endsWith("more than 200 files are named -> include and extend less often");
  }

  @Test
  void a_bomb_of_variables() {
    String doubled =
        IntStream.range(0, 60)
            .mapToObj(i -> "A" + (i + 1) + "=${A" + i + "}${A" + i + "}\n")
            .collect(Collectors.joining("", "A0=x\n", ""));

    assertThat(told(ComposeText.service("env_file: bomb.env").file("bomb.env", doubled)))
        .singleElement()
        .asString()
        .startsWith("compose.yml:4:15: /project/bomb.env line ")
        .contains("a value of more than 131072 characters -> correct the line");
  }

  @Test
  void a_bomb_of_environment_files() {
    String services =
        IntStream.range(0, 50)
            .mapToObj(i -> "  s" + i + ": {image: a, env_file: big.env}\n")
            .collect(Collectors.joining());

    assertThat(
            told(
                ComposeText.of("services:\n" + services)
                    .file("big.env", ("#" + "x".repeat(1023) + "\n").repeat(1000))))
        .containsExactly(
            "compose.yml:1:1: the files of `env_file` have more than 33554432 characters in all ->"
                + " name fewer or shorter ones");
  }

  @Test
  void a_file_of_ten_megabytes() {
    assertThat(told(ComposeText.of("services: {web: {image: " + "a".repeat(10_000_000) + "}}")))
        .containsExactly(
            "compose.yml:1:1: the file is longer than 1048576 characters -> is this really a Compose"
                + " file?");
  }

  @Test
  void a_thousand_and_one_services() {
    String services =
        IntStream.range(0, 1001)
            .mapToObj(i -> "  s" + i + ": {image: a}\n")
            .collect(Collectors.joining());

    assertThat(told(ComposeText.of("services:\n" + services)))
        .containsExactly(
            "compose.yml:1:1: 1001 services, and a node runs 110 pods -> use at most 1000");
  }

  @Test
  void a_key_that_stands_twice() {
    assertThat(told(ComposeText.service("user: \"1\"\nuser: \"2\"")))
        .containsExactly(
            "compose.yml:5:5: the key `user` stands here twice, first at compose.yml:4:5 -> keep one"
                + " of them");
  }

  @Test
  void services_that_wait_for_each_other() {
    assertThat(
            told(
                ComposeText.service("depends_on: [db]")
                    .override("services: {db: {image: a, links: [web]}}")))
        .containsExactly(
            "override.yml:1:12: services wait for each other: db -> web -> db -> remove"
                + " one `depends_on`");
  }

  @Test
  void services_that_extend_each_other() {
    assertThat(told(ComposeText.of("services:\n  web: {extends: db}\n  db: {extends: web}\n")))
        .allMatch(told -> told.startsWith("compose.yml:"))
        .anyMatch(told -> told.contains("services extend each other"));
  }

  @Test
  void files_that_include_each_other() {
    assertThat(
            told(
                ComposeText.of("include: [a.yml]")
                    .file("a.yml", "include: [b.yml]")
                    .file("b.yml", "include: [a.yml]")))
        .singleElement()
        .asString()
        .startsWith("b.yml:1:11: files include each other")
        .endsWith("-> cut the circle");
  }

  @Test
  void a_tag_that_nobody_knows() {
    assertThat(told(ComposeText.service("command: !shell [a]")))
        .containsExactly(
            "compose.yml:4:14: unknown tag !shell -> Compose knows !reset and !override");
  }

  @Test
  void a_value_of_the_wrong_type() {
    assertThat(told(ComposeText.service("hostname: [a]\nprivileged: maybe\nmem_limit: []")))
        .containsExactly(
            "compose.yml:4:15: `services.web.hostname` must be a text, this is a list -> write it as"
                + " Compose's reference shows it",
            "compose.yml:5:17: `services.web.privileged` must be true or false, this is the text"
                + " \"maybe\" -> write it as Compose's reference shows it",
            "compose.yml:6:16: `services.web.mem_limit` must be a size like 64m, this is a list ->"
                + " write it as Compose's reference shows it");
  }

  @Test
  void a_variable_that_must_have_a_value() {
    assertThat(told(ComposeText.service("user: \"${WHO:?say who}\"")))
        .containsExactly(
            "compose.yml:4:11: the variable WHO must have a value: say who -> set it in the"
                + " environment or in the file .env");
  }

  /** Compose lets files name others anywhere; one that is not there is told where it is named. */
  @Test
  void a_file_outside_of_the_checkout_that_is_not_there() {
    assertThat(
            told(
                ComposeText.service("env_file: ../../etc/secret.env")
                    .override("include: [/nowhere.yml]")))
        .containsExactly(
            "compose.yml:4:15: the file /etc/secret.env cannot be read -> create it, or `required:"
                + " false`",
            "override.yml:1:11: the file /nowhere.yml cannot be read -> correct the path");
  }

  @Test
  void addresses_outside_their_subnet_and_used_twice() {
    assertThat(
            told(
                ComposeText.service("networks: {n: {ipv4_address: 10.2.0.5}}")
                    .override(
                        """
                        services:
                          a: {image: a, networks: {n: {ipv4_address: 10.1.0.5}}}
                          b: {image: b, networks: {n: {ipv4_address: 10.1.0.5}}}
                          c: {image: c, networks: {n: {ipv4_address: 10.1.0.0}}}
                        networks: {n: {ipam: {config: [{subnet: 10.1.0.0/16}]}}}
                        """)))
        .containsExactly(
            "compose.yml:4:20: 10.2.0.5 is in no subnet of the network `n` -> choose one in"
                + " 10.1.0.0/16",
            "override.yml:3:32: 10.1.0.5 already belongs to `a` -> choose another address",
            "override.yml:4:32: 10.1.0.0 cannot be given to a service: it is the network itself, its"
                + " broadcast address or its gateway -> choose another address");
  }

  @Test
  void names_that_nobody_accepts() {
    assertThat(
            told(
                ComposeText.of(
                    "services: {\"w b\": {image: a, networks: [\"n/n\"]}}\nnetworks: {\"n/n\": {}}")))
        .containsExactly(
            "compose.yml:1:12: `w b` cannot be a name in `services` -> up to 200 letters, digits,"
                + " `.`, `_` and `-` can",
            "compose.yml:2:12: `n/n` cannot be a name in `networks` -> up to 200 letters, digits,"
                + " `.`, `_` and `-` can");
  }

  @Test
  void numbers_that_take_long_to_read() {
    String digits = "9".repeat(400_000);

    assertThat(
            told(
                ComposeText.service(
                    "mem_limit: " + digits + "\nstop_grace_period: " + digits + "s")))
        .hasSize(2)
        .allMatch(told -> told.contains("must be"));
  }
}
