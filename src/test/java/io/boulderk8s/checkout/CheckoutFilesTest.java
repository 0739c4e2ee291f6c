package io.boulderk8s.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class CheckoutFilesTest {
  @TempDir private Path home;

  private Path root;
  private CheckoutFiles files;

  @BeforeEach
  void a_checkout() throws IOException {
    root = Files.createDirectories(home.resolve("checkout"));
    Files.createDirectories(root.resolve("test"));
    files = new CheckoutFiles(root);
  }

  @Test
  void a_file_of_the_checkout_is_read_also_by_a_link_within_it() throws IOException {
    Files.writeString(root.resolve("test/a"), "\u00e4\n");
    Files.createSymbolicLink(root.resolve("b"), Path.of("test/a"));
    assertThat(files.text("test/a")).contains("\u00e4\n");
    assertThat(files.text("b")).contains("\u00e4\n");
  }

  @Test
  void what_is_not_there_and_a_folder_have_no_text() throws IOException {
    Files.writeString(root.resolve("a"), "");
    Files.createSymbolicLink(root.resolve("b"), Path.of("nowhere"));
    assertThat(files.text("no")).isEmpty();
    assertThat(files.text("a/below")).isEmpty();
    assertThat(files.text("b")).isEmpty();
    assertThat(files.text("test")).isEmpty();
    assertThat(files.isFolder("test")).isTrue();
    assertThat(files.isFolder("a")).isFalse();
  }

  @Test
  void a_link_that_leads_out_of_the_checkout_is_refused() throws IOException {
    Files.writeString(home.resolve("out.json"), "{}");
    Files.createSymbolicLink(root.resolve("test/a.json"), Path.of("../../out.json"));
    assertThatThrownBy(() -> files.text("test/a.json"))
        .hasMessageStartingWith("test/a.json:1: cannot be read: it leads out of the checkout, to ");
  }

  @Test
  void a_link_in_a_circle_is_refused_by_its_path_in_the_checkout() throws IOException {
    Files.createSymbolicLink(root.resolve("a"), Path.of("b"));
    Files.createSymbolicLink(root.resolve("b"), Path.of("a"));
    assertThatThrownBy(() -> files.text("a")).hasMessageStartingWith("a:1: cannot be read: ");
  }

  @Test
  void what_is_not_utf_8_is_refused_with_its_line() throws IOException {
    Files.write(root.resolve("a"), "x\ny\n\u00e4".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> files.text("a"))
        .hasMessageStartingWith("a:3: cannot be read: it is not UTF-8 text");
  }
}
