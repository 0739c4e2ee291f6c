package io.boulderk8s.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.Console;
import io.boulderk8s.testkit.GitRepository;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class DiffCommandTest {
  private static final String FILE = "docker-compose.yml";
  private static final String OLD =
      """
      services:
        boulder:
          image: tools:1
          entrypoint: [run]
          depends_on: [db]
        db:
          image: mariadb:10
      """;

  @TempDir private Path home;
  private GitRepository repository;
  private Console console;

  @BeforeEach
  void a_repository() {
    repository = GitRepository.at(home.resolve("boulder"));
    repository.write(FILE, OLD).write("test.sh", "").commit("old");
    console = new Console(home).in(repository.root()).with("PATH", System.getenv("PATH"));
  }

  @Test
  void a_changed_line_is_followed_to_the_fields_that_it_changes() {
    repository.write(FILE, OLD.replace("mariadb:10", "mariadb:11")).commit("new");
    repository.write(FILE, "not even YAML: [");

    assertThat(console.run("diff", "old", "new")).isZero();
    assertThat(console.stdout())
        .isEqualTo(
            """
            --- docker-compose.yml
            +++ docker-compose.yml
            @@ -6,2 +6,2 @@
               db:
            -    image: mariadb:10
            +    image: mariadb:11

            pod/db
              spec.containers[db].image
                - mariadb:10   (docker-compose.yml:7)
                + mariadb:11   (docker-compose.yml:7)
            """);
  }

  @Test
  void the_second_revision_is_the_working_tree_if_none_is_named() {
    repository.write(FILE, OLD.replace("[db]", "[db, cache]") + "  cache:\n    image: redis:7\n");

    assertThat(console.run("diff", "old")).isZero();
    assertThat(console.stdout())
        .contains(
            "+  cache:\n+    image: redis:7\n", "pod/cache: added   (docker-compose.yml:8)\n");
  }

  @Test
  void nothing_different_says_nothing() {
    assertThat(console.run("diff", "old", "--exit-code")).isZero();
    assertThat(console.stdout()).isEmpty();
  }

  @Test
  void a_difference_is_1_only_if_that_is_asked_for() {
    repository.write(FILE, OLD + "# a comment\n");

    assertThat(console.run("diff", "old")).isZero();
    assertThat(console.run("diff", "--exit-code", "old")).isEqualTo(1);
    assertThat(console.stdout()).endsWith("+# a comment\n");
  }

  @Test
  void files_that_a_revision_cannot_be_read_from_are_named_with_it() {
    repository.write(FILE, OLD + "    nonsense: 1\n").commit("bad").write(FILE, OLD);

    assertThat(console.run("diff", "bad")).isEqualTo(65);
    assertThat(console.stderr())
        .contains("docker-compose.yml:8:5", "nonsense", "(in revision bad)");

    repository.write(FILE, OLD + "    rubbish: 1\n");
    assertThat(console.run("diff", "old")).isEqualTo(65);
    assertThat(console.stderr()).contains("rubbish", "(in the working tree)");
  }

  @Test
  void an_unknown_revision_is_64_and_no_repository_65() {
    assertThat(console.run("diff", "nonsense")).isEqualTo(64);
    assertThat(console.stderr()).contains("nonsense: the checkout's repository has no such commit");
    assertThat(console.run("diff")).isEqualTo(64);
  }
}
