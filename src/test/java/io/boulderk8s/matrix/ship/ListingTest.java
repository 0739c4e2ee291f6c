package io.boulderk8s.matrix.ship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boulderk8s.digest.Sha256;
import io.boulderk8s.process.Command;
import io.boulderk8s.process.LocalProcessRunner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ListingTest {
  @TempDir Path folder;
  private Path root;

  @BeforeEach
  void a_checkout() throws IOException {
    root = Files.createDirectories(folder.resolve("checkout"));
    Files.createDirectories(root.resolve(".git/objects"));
    Files.createDirectories(root.resolve(".gocache/00"));
    Files.writeString(root.resolve(".gocache/00/known"), "of Go");
    Files.writeString(root.resolve(".gitignore"), "bin\n");
    Files.writeString(root.resolve("bin"), "built\n");
    Files.setPosixFilePermissions(
        root.resolve("bin"), PosixFilePermissions.fromString("rwxr-x--x"));
    Files.setLastModifiedTime(
        root.resolve("bin"), FileTime.from(Instant.ofEpochSecond(1_700_000_000, 123_000)));
    Files.createSymbolicLink(root.resolve("nowhere"), Path.of("../no such file"));
  }

  @Test
  void all_of_it_travels_but_the_content_of_shared_caches() {
    Listing listing = Listing.of(root, List.of(".gocache"));

    assertThat(listing.left()).isEmpty();
    assertThat(listing.manifest().entries())
        .extracting(ShippedPart::path)
        .containsExactly("", ".git", ".git/objects", ".gitignore", ".gocache", "bin", "nowhere");
    ShippedPart.Content bin = (ShippedPart.Content) listing.manifest().entries().get(5);
    assertThat(bin.size()).isEqualTo(6);
    assertThat(bin.sha256()).isEqualTo(Sha256.hex("built\n".getBytes(StandardCharsets.UTF_8)));
    assertThat(bin.facts().mode()).isEqualTo(0751);
    assertThat(bin.facts().modified()).isEqualTo(Instant.ofEpochSecond(1_700_000_000, 123_000));
    assertThat(listing.manifest().entries().get(6))
        .isInstanceOfSatisfying(
            ShippedPart.Link.class, link -> assertThat(link.target()).isEqualTo("../no such file"));
    assertThat(Listing.of(root, List.of(".gocache")).manifest().id())
        .isEqualTo(listing.manifest().id());
  }

  @Test
  void what_is_no_file_is_left_and_told() {
    new LocalProcessRunner(System.getenv())
        .run(Command.of("mkfifo", root.resolve("pipe").toString()), Duration.ofSeconds(10))
        .orThrow();

    assertThat(Listing.of(root, List.of()).left()).containsExactly("pipe");
  }

  @Test
  void a_checkout_that_cannot_be_read_is_refused() {
    assertThatThrownBy(() -> Listing.of(root.resolve("gone"), List.of()))
        .hasMessageContaining("cannot be read to be sent");
  }

  @Test
  void tar_reads_what_is_sent_also_of_a_file_that_became_shorter() throws IOException {
    Manifest manifest = Listing.of(root, List.of()).manifest();
    List<String> all =
        manifest.entries().stream()
            .filter(ShippedPart.Content.class::isInstance)
            .map(entry -> ((ShippedPart.Content) entry).sha256())
            .toList();
    Files.writeString(root.resolve("bin"), "bui");
    Shipment shipment = manifest.shipment(all);
    Path archive = folder.resolve("sent.tar");
    Files.copy(ShipmentStream.of(shipment, root), archive);

    assertThat(shipment.files()).hasSize(3);
    assertThat(Files.size(archive)).isEqualTo(shipment.streamed());
    String said =
        new LocalProcessRunner(System.getenv())
            .run(
                Command.of(
                    "tar", "--to-command=cat; echo \" ($TAR_SIZE)\"", "-xf", archive.toString()),
                Duration.ofSeconds(10))
            .orThrow()
            .stdout();
    assertThat(said).isEqualTo("bin\n (4)\nof Go (5)\nbui\0\0\0 (6)\n");
  }

  @Test
  void a_file_of_more_than_eight_gibibytes_has_a_size_too() {
    assertThat(Tar.header("a".repeat(64), 1L << 33))
        .hasSize(512)
        .contains((byte) 0x80, org.assertj.core.data.Index.atIndex(124))
        .contains((byte) 2, org.assertj.core.data.Index.atIndex(131));
    assertThat(Tar.streamed(512)).isEqualTo(1024);
    assertThat(Tar.streamed(513)).isEqualTo(1536);
  }
}
