package io.boulderk8s.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class AtomicFileTest {
  @TempDir private Path folder;

  @Test
  void a_file_is_replaced_as_a_whole_and_belongs_to_its_owner_alone() throws IOException {
    Path file = folder.resolve("a/kubeconfig");
    AtomicFile.write(file, "a long text");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    AtomicFile.write(file, "short");

    assertThat(file).content().isEqualTo("short");
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(file.getParent()).isDirectoryContaining(file::equals);
    assertThat(file.getParent()).isDirectoryNotContaining(path -> !path.equals(file));
  }

  @Test
  void a_text_that_cannot_be_put_in_place_leaves_nothing_behind() throws IOException {
    Path file = folder.resolve("taken");
    Files.createDirectories(file.resolve("by a folder"));

    assertThatThrownBy(() -> AtomicFile.write(file, "text")).isInstanceOf(IOException.class);
    assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
  }
}
