package io.boulderk8s.matrix.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boulderk8s.matrix.ship.Listing;
import io.boulderk8s.matrix.ship.ShippedPart;
import io.boulderk8s.process.Command;
import io.boulderk8s.process.ProcessResult;
import io.boulderk8s.report.Event;
import io.boulderk8s.testkit.RecordingReporter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With nodes that are written here; images/agent/store has the real one's tests. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class DeliveryTest {
  private static final long MUCH = 1L << 40;

  @TempDir Path root;
  private final RecordingReporter reporter = new RecordingReporter();
  private Listing listing;
  private String old;

  @BeforeEach
  void a_checkout() throws IOException {
    Files.writeString(root.resolve("new"), "12345");
    Files.writeString(root.resolve("old"), "123");
    listing = Listing.of(root, List.of());
    old =
        listing.manifest().entries().stream()
            .filter(entry -> entry.path().equals("old"))
            .map(entry -> ((ShippedPart.Content) entry).sha256())
            .findFirst()
            .orElseThrow();
  }

  @Test
  void each_node_gets_what_it_lacks_and_then_makes_the_tree() {
    Recorded first = new Recorded("n1", MUCH, false, lacking());
    Recorded second = new Recorded("n2", MUCH, true, List.of());

    deliver(first, second);

    String id = listing.manifest().id();
    int size = listing.manifest().bytes().length;
    String store = "/var/lib/boulder-k8s-store/s-test";
    assertThat(first.said)
        .containsExactly(
            "store offer %s %s %d < %d".formatted(store, id, size, size),
            "store receive %s 2048 < 2048".formatted(store),
            "store tree %s %s".formatted(store, id));
    assertThat(second.said).hasSize(2).noneMatch(words -> words.contains("receive"));
    assertThat(reporter.events())
        .contains(
            new Event.Progress("checkout to node n1: 1 of 2 files sent, 5 of 8 bytes"),
            new Event.Progress("checkout to node n2: 0 of 2 files sent, 0 of 8 bytes"));
  }

  @Test
  void a_disk_that_is_too_small_is_refused_before_anything_is_sent() {
    Recorded small = new Recorded("n1", 1 << 30, false, lacking());

    assertThatThrownBy(() -> deliver(small))
        .hasMessageContaining("node n1: the checkout needs 0 MiB there (and 1024 MiB stay free)");
    assertThat(small.said).hasSize(1);
  }

  @Test
  void a_node_that_refuses_says_why() {
    NodeAgent refusing =
        new Recorded("n1", MUCH, false, lacking()) {
          @Override
          public ProcessResult run(Duration limit, Optional<InputStream> in, List<String> words) {
            return words.contains("receive")
                ? new ProcessResult(Command.of("agent"), 1, "", "what came as 1 is 2")
                : super.run(limit, in, words);
          }
        };

    assertThatThrownBy(() -> deliver(refusing)).hasMessageContaining("what came as 1 is 2");
  }

  private List<String> lacking() {
    return listing.manifest().entries().stream()
        .flatMap(
            entry ->
                entry instanceof ShippedPart.Content file ? java.util.stream.Stream.of(file) : null)
        .map(ShippedPart.Content::sha256)
        .filter(hash -> !hash.equals(old))
        .toList();
  }

  private void deliver(NodeAgent... agents) {
    List<NodeStore> stores = new ArrayList<>();
    for (NodeAgent agent : agents) {
      stores.add(new NodeStore(agent, "s-test"));
    }
    new Delivery(listing, root, stores, reporter).run();
  }

  /** A node that answers an offer, and reads what it is sent. */
  private static class Recorded implements NodeAgent {
    private final String node;
    private final String answer;
    private final List<String> said = new ArrayList<>();

    Recorded(String node, long free, boolean whole, List<String> missing) {
      this.node = node;
      this.answer = free + "\n" + whole + "\n" + String.join("\n", missing) + "\n";
    }

    @Override
    public String node() {
      return node;
    }

    @Override
    public ProcessResult run(Duration limit, Optional<InputStream> in, List<String> words) {
      try {
        String read = in.isPresent() ? " < " + in.get().readAllBytes().length : "";
        said.add(String.join(" ", words) + read);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return new ProcessResult(Command.of("agent"), 0, words.contains("offer") ? answer : "", "");
    }
  }
}
