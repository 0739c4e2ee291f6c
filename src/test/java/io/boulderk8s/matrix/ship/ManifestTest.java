package io.boulderk8s.matrix.ship;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ManifestTest {
  private static final ShippedPart.Facts FACTS =
      new ShippedPart.Facts(0100755, 1000, 100, Instant.ofEpochSecond(1_700_000_000, 5));
  private static final ShippedPart TOP = new ShippedPart.Folder("", FACTS);
  private static final ShippedPart DASH = file("-x", "one", 3);
  private static final ShippedPart INNER = file("d/a b", "two", 5);
  private static final ShippedPart FOLDER = new ShippedPart.Folder("d", FACTS);
  private static final ShippedPart LINK = new ShippedPart.Link("l", FACTS, "d/a b");

  @Test
  void a_folder_comes_before_what_is_in_it_and_each_entry_says_all_that_is_to_be_as_it_was() {
    assertThat(text(new Manifest(List.of(LINK, INNER, DASH, FOLDER, TOP))))
        .isEqualTo(
            """
            d 755 1000 100 1700000000 5 0 -|.||
            f 755 1000 100 1700000000 5 3 %s|-x||
            d 755 1000 100 1700000000 5 0 -|d||
            f 755 1000 100 1700000000 5 5 %s|d/a b||
            l 755 1000 100 1700000000 5 0 -|l|d/a b|
            """
                .formatted(hash("one"), hash("two")));
  }

  @Test
  void its_name_is_another_one_when_anything_is_different() {
    Manifest manifest = new Manifest(List.of(TOP, DASH));

    assertThat(new Manifest(List.of(DASH, TOP)).id()).isEqualTo(manifest.id()).hasSize(64);
    assertThat(new Manifest(List.of(TOP, file("-x", "two", 3))).id()).isNotEqualTo(manifest.id());
    assertThat(new Manifest(List.of(TOP, file("x", "one", 3))).id()).isNotEqualTo(manifest.id());
  }

  @Test
  void only_what_the_node_lacks_is_sent_and_each_content_once() {
    ShippedPart same = file("again", "one", 3);
    Manifest manifest = new Manifest(List.of(TOP, DASH, same, FOLDER, INNER, LINK));

    assertThat(manifest.size()).isEqualTo(11);
    assertThat(manifest.count()).isEqualTo(3);
    Shipment shipment = manifest.shipment(List.of(hash("one"), hash("of another checkout")));
    assertThat(shipment.files()).containsExactly((ShippedPart.Content) DASH);
    assertThat(shipment.size()).isEqualTo(3);
    assertThat(manifest.shipment(List.of()).isEmpty()).isTrue();
  }

  private static ShippedPart file(String path, String content, long size) {
    return new ShippedPart.Content(path, FACTS, size, hash(content));
  }

  private static String hash(String content) {
    return Sha256.hex(content.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(Manifest manifest) {
    String fields = new String(manifest.bytes(), StandardCharsets.UTF_8).replace('\0', '|');
    return fields.replaceAll("([^|]*\\|[^|]*\\|[^|]*\\|)", "$1\n");
  }
}
