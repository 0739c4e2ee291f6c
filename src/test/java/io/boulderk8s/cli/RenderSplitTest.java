package io.boulderk8s.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.Console;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** `render --profile staging`, of the sample. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class RenderSplitTest {
  @TempDir private Path home;

  private Console console(int code, String... options) {
    Console console = new Console(home);
    String[] words =
        Stream.concat(
                Stream.of(
                    "render",
                    "--profile",
                    "staging",
                    "--boulder",
                    Path.of("sample").toAbsolutePath().toString()),
                Stream.of(options))
            .toArray(String[]::new);
    assertThat(console.run(words)).as(() -> console.stderr()).isEqualTo(code);
    return console;
  }

  @Test
  void services_are_printed_as_up_would_make_them() {
    Console console = console(0, "--boulder-image", "mine:1", "--replicas", "boulder-sa-2=3");
    assertThat(console.stdout())
        .contains("kind: \"StatefulSet\"", "image: \"mine:1\"", "replicas: 3", "\"sample-staging\"")
        .doesNotContain("not-made");
    assertThat(console.stderr())
        .contains("log-validator reads /var/log/")
        .doesNotContain("--boulder-image");
  }

  @Test
  void an_image_that_is_not_made_yet_is_named_as_one() {
    assertThat(console(0).stderr())
        .contains("boulder-k8s/programs:not-made stands for the image that `up` makes");
  }

  @Test
  void a_tree_has_the_services_of_the_chosen_groups() {
    Path tree = home.resolve("k8s");
    console(0, "--group", "certificates", "-o", tree.toString());
    Path services = tree.resolve("overlays/staging/services");
    assertThat(services.resolve("boulder-ca-1.yaml")).exists();
    assertThat(services.resolve("boulder-sa-1.yaml")).doesNotExist();
  }

  @Test
  void what_would_have_no_effect_is_refused() {
    assertThat(console(64, "--boulder-image", "mine:1", "-o", "k8s").stderr())
        .contains("--boulder-image: a tree has none");
    assertThat(List.of(console(64, "--group", "nothing").stderr()))
        .allMatch(text -> text.contains("there is no such group"));
  }
}
