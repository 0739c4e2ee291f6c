package io.boulderk8s.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.app.RenderStack;
import io.boulderk8s.testkit.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What `render -o` deletes and `render --check` reads: one tree, and nothing beside it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class RenderedFilesTest {
  @TempDir private Path home;
  private Console console;

  @BeforeEach
  void a_checkout() throws IOException {
    home = home.toRealPath();
    Files.writeString(
        home.resolve("docker-compose.yml"),
        "services: {boulder: {image: a, entrypoint: [run]}, bsetup: {image: a, entrypoint: [run]}}\n");
    Files.writeString(home.resolve("test.sh"), "true");
    console = new Console(home);
  }

  private List<Path> filesOf(String folder) throws IOException {
    try (Stream<Path> all = Files.walk(home.resolve(folder))) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @Test
  void other_trees_below_it_stay() throws IOException {
    assertThat(console.run("render", "-o", "trees/a")).isZero();
    assertThat(console.run("render", "--stack", "other", "-o", "trees/base")).isZero();
    List<Path> a = filesOf("trees/a");
    List<Path> base = filesOf("trees/base");

    assertThat(console.run("render", "-o", "trees")).isZero();
    assertThat(filesOf("trees/a")).isNotEmpty().isEqualTo(a);
    assertThat(filesOf("trees/base")).containsAll(base);
    assertThat(console.run("render", "--check", "trees")).as(console::stdout).isZero();
  }

  @Test
  void what_is_no_longer_rendered_goes_and_what_is_not_ours_stays() throws IOException {
    console.run("render", "-o", "tree");
    Path gone = Files.writeString(home.resolve("tree/base/pod-x.yaml"), RenderStack.MARK);
    Path theirs = Files.writeString(home.resolve("tree/base/pod-y.yaml"), "a: b");
    Path latin = home.resolve("tree/base/latin.yaml");
    Files.write(latin, "# Gr\u00fc\u00dfe".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(console.run("render", "--check", "tree")).isEqualTo(1);
    assertThat(console.stdout()).contains("base/pod-x.yaml").doesNotContain("pod-y", "latin");
    assertThat(console.run("render", "-o", "tree")).isZero();
    assertThat(gone).doesNotExist();
    assertThat(theirs).exists();
    assertThat(latin).exists();
  }

  @Test
  void a_file_of_ours_that_is_no_longer_utf_8_is_a_difference_with_its_name() throws IOException {
    console.run("render", "-o", "tree");
    byte[] broken = (RenderStack.MARK + "\u00fc").getBytes(StandardCharsets.ISO_8859_1);
    Files.write(home.resolve("tree/base/kustomization.yaml"), broken);

    assertThat(console.run("render", "--check", "tree")).isEqualTo(1);
    assertThat(console.stdout()).contains("base/kustomization.yaml");
  }

  @Test
  void a_file_of_the_same_name_that_is_not_ours_is_not_overwritten() throws IOException {
    Path theirs = home.resolve("tree/overlays/test/kustomization.yaml");
    Files.createDirectories(theirs.getParent());
    Files.writeString(theirs, "resources: [mine.yaml]\n");

    assertThat(console.run("render", "-o", "tree")).isEqualTo(74);
    assertThat(console.stderr())
        .contains(theirs + ": is there, and `render` did not write it\n  -> move it away");
    assertThat(theirs).hasContent("resources: [mine.yaml]");
    assertThat(filesOf("tree")).containsExactly(theirs);
  }

  @ParameterizedTest
  @CsvSource({
    "tree, tree/overlays/test",
    "tree/overlays/dev/run, tree",
    "tree, tree/overlays/dev/../dev"
  })
  void trees_that_would_share_a_folder_are_refused(String first, String second) throws IOException {
    assertThat(console.run("render", "-o", first)).as(console::stderr).isZero();
    List<Path> before = filesOf(first);

    assertThat(console.run("render", "--stack", "other", "-o", second)).isEqualTo(74);
    assertThat(console.stderr())
        .contains(home.resolve(first) + ": has a tree, some of whose files would lie among");
    assertThat(filesOf("tree")).isEqualTo(before);
    assertThat(console.run("render", "-o", first)).isZero();
  }

  @Test
  void no_name_is_not_the_working_directory() {
    assertThat(console.run("render", "-o", "")).isEqualTo(64);
    assertThat(console.run("render", "--check=")).isEqualTo(64);
    assertThat(home.resolve("base")).doesNotExist();
  }
}
