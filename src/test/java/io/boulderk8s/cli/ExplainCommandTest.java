package io.boulderk8s.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ExplainCommandTest {
  @TempDir private Path home;
  private Console console;

  @BeforeEach
  void a_checkout() throws IOException {
    Path checkout = Files.createDirectories(home.resolve("boulder"));
    Files.writeString(
        checkout.resolve("docker-compose.yml"),
        """
        services:
          boulder:
            image: tools:1
            entrypoint: [run]
            depends_on: [db]
          db:
            image: mariadb:10
        """);
    Files.writeString(checkout.resolve("test.sh"), "");
    console = new Console(home).in(checkout);
  }

  @Test
  void a_field_has_a_value_a_line_and_a_rule() {
    assertThat(console.run("explain", "pod/db", "spec.containers[db].image")).isZero();
    assertThat(console.stdout())
        .isEqualTo(
            """
            FIELD                      VALUE        SOURCE                 RULE
            spec.containers[db].image   mariadb:10   docker-compose.yml:7   `image`, as it is written
            """
                .replace("FIELD                      ", "FIELD                       "));
  }

  @Test
  void names_of_items_may_be_left_out_and_all_fields_below_are_shown() {
    assertThat(console.run("explain", "pod/db", "spec.dnsConfig")).isZero();
    assertThat(console.stdout().lines()).hasSize(4).anyMatch(line -> line.contains("127.0.0.11"));
    assertThat(console.run("explain", "pod/db", "spec.containers.image")).isZero();
    assertThat(console.stdout()).contains("mariadb:10");
  }

  @Test
  void without_a_field_it_is_the_whole_object() {
    assertThat(console.run("explain", "networkpolicy/network-default")).isZero();
    assertThat(console.stdout()).contains("metadata.name", "spec.policyTypes[0]");
  }

  @Test
  void without_an_object_it_names_all() {
    assertThat(console.run("explain")).isZero();
    assertThat(console.stdout().lines())
        .contains("namespace/boulder-test", "pod/db", "pod/boulder-tests");
  }

  @Test
  void an_unknown_object_is_64_with_the_nearest_and_how_to_list_them() {
    assertThat(console.run("explain", "pod/nonsense")).isEqualTo(64);
    assertThat(console.stderr()).contains("pod/nonsense", "`boulder-k8s explain` lists all");
    assertThat(console.stdout()).isEmpty();
    assertThat(console.run("explain", "pod/bd")).isEqualTo(64);
    assertThat(console.stderr()).contains("did you mean `pod/db`?");
  }

  @Test
  void an_unknown_field_is_64_with_the_nearest_or_with_what_its_parent_has() {
    assertThat(console.run("explain", "pod/db", "spec.containers[db].imgae")).isEqualTo(64);
    assertThat(console.stderr()).contains("did you mean `spec.containers[db].image`");
    assertThat(console.run("explain", "pod/db", "spec.nonsense.deeper")).isEqualTo(64);
    assertThat(console.stderr()).contains("spec.nonsense", "spec has ", ", dnsPolicy, ");
    assertThat(console.stderr().lines()).allMatch(line -> line.length() < 500);
  }
}
