package io.boulderk8s.compose.merge;

import io.boulderk8s.compose.Source;
import io.boulderk8s.compose.tree.Entry;
import io.boulderk8s.compose.tree.Node;
import io.boulderk8s.compose.tree.Problems;
import io.boulderk8s.compose.tree.ScalarType;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Turns `IP:PUBLISHED:TARGET/PROTOCOL`, with ranges, into long forms, one for each port. */
final class ShortPorts {
  private static final String NEXT = "write [[IP:]PUBLISHED:]TARGET[/udp], ports or ranges";
  private static final String RANGE = "[0-9]+(?:-[0-9]+)?";
  private static final Pattern SPEC =
      Pattern.compile(
          "(?:(?<ip>\\[[^\\]]*\\]|[^:\\[\\]]*):)?(?:(?<published>(?:"
              + RANGE
              + ")?):)?(?<target>"
              + RANGE
              + ")(?:/(?<protocol>[a-zA-Z]+))?");
  private static final Pattern WITHOUT_IP =
      Pattern.compile(
          "(?:(?<published>" + RANGE + "):)?(?<target>" + RANGE + ")(?:/(?<protocol>[a-zA-Z]+))?");

  private record Range(int first, int last) {
    static Optional<Range> of(String text) {
      String[] ends = text.split("-", 2);
      Optional<Integer> first = port(ends[0]);
      Optional<Integer> last = port(ends[ends.length - 1]);
      return first.isPresent() && last.isPresent() && first.get() <= last.get()
          ? Optional.of(new Range(first.get(), last.get()))
          : Optional.empty();
    }

    private static Optional<Integer> port(String digits) {
      return digits.length() <= 5 && Integer.parseInt(digits) <= 65535
          ? Optional.of(Integer.valueOf(digits))
          : Optional.empty();
    }

    int length() {
      return last - first + 1;
    }
  }

  private final Problems problems;

  ShortPorts(Problems problems) {
    this.problems = problems;
  }

  Node ofList(Node node) {
    return node instanceof Node.Sequence sequence
        ? new Node.Sequence(sequence.items().stream().flatMap(this::of).toList(), sequence.source())
        : node;
  }

  private Stream<Node> of(Node node) {
    boolean isShort =
        node instanceof Node.Scalar scalar
            && (scalar.type() == ScalarType.TEXT || scalar.type() == ScalarType.INTEGER);
    return isShort ? expand((Node.Scalar) node) : Stream.of(node);
  }

  private Stream<Node> expand(Node.Scalar scalar) {
    Matcher plain = WITHOUT_IP.matcher(scalar.text());
    Matcher matcher = plain.matches() ? plain : SPEC.matcher(scalar.text());
    if (!matcher.matches()) {
      return broken(scalar);
    }
    String ip = matcher == plain || matcher.group("ip") == null ? "" : matcher.group("ip");
    String published = matcher.group("published");
    Optional<Range> target = Range.of(matcher.group("target"));
    boolean open = published == null || published.isEmpty();
    Optional<Range> host = open ? Optional.empty() : Range.of(published);
    if (target.isEmpty() || target.get().first() == 0 || (host.isEmpty() && !open)) {
      return broken(scalar);
    }
    int count = target.get().length();
    if (host.isPresent() && host.get().length() != count && count != 1) {
      return broken(scalar);
    }
    String protocol = matcher.group("protocol") == null ? "tcp" : matcher.group("protocol");
    return IntStream.range(0, count)
        .mapToObj(i -> port(scalar.source(), ip, host, i, target.get(), protocol));
  }

  private Stream<Node> broken(Node.Scalar scalar) {
    problems.add(scalar.source(), "not a port: \"" + scalar.text() + "\"", NEXT);
    return Stream.of(new Node.Broken(scalar.source()));
  }

  private static Node port(
      Source at, String ip, Optional<Range> host, int i, Range target, String protocol) {
    SequencedMap<String, Entry> entries = new LinkedHashMap<>();
    put(entries, at, "target", String.valueOf(target.first() + i));
    if (!ip.isEmpty()) {
      put(entries, at, "host_ip", ip.replace("[", "").replace("]", ""));
    }
    host.ifPresent(
        range ->
            put(
                entries,
                at,
                "published",
                range.length() == target.length()
                    ? String.valueOf(range.first() + i)
                    : range.first() + "-" + range.last()));
    put(entries, at, "protocol", protocol.toLowerCase(java.util.Locale.ROOT));
    return new Node.Mapping(entries, at);
  }

  private static void put(SequencedMap<String, Entry> entries, Source at, String key, String text) {
    entries.put(key, Entry.of(at, Node.Scalar.text(text, at)));
  }
}
