package io.boulderk8s.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Puts a value at a key of a Compose file's text; what stands around it stays as it is written. */
final class KeyText {
  /** What else an item or a section needs to be one. */
  private static final Map<String, String> SIBLINGS =
      Map.ofEntries(
          Map.entry("services.*.ports[]", "target: 8080"),
          Map.entry("services.*.volumes[]", "type: volume, source: v1, target: /x1"),
          Map.entry("services.*.volumes[].bind", ""),
          Map.entry("services.*.configs[]", "source: c1"),
          Map.entry("services.*.secrets[]", "source: s1"),
          Map.entry("services.*.env_file[]", "path: f.env"),
          Map.entry("services.*.depends_on.*", "condition: service_started"),
          Map.entry("services.*.build", "context: ."),
          Map.entry("services.*.build.secrets[]", "source: s1"),
          Map.entry("services.*.extends", "service: bredis_2"),
          Map.entry("services.*.healthcheck", "test: [CMD, check]"),
          Map.entry("services.*.logging", "driver: json-file"),
          Map.entry("services.*.ulimits.*", "soft: 5, hard: 6"),
          Map.entry("services.*.devices[]", "source: /dev/null, target: /dev/null"),
          Map.entry("services.*.develop.watch[]", "path: ., action: rebuild"),
          Map.entry("services.*.post_start[]", "command: [x]"),
          Map.entry("services.*.pre_stop[]", "command: [x]"),
          Map.entry("networks.*.ipam.config[]", "subnet: 10.99.0.0/24"),
          Map.entry("include[]", "path: inc.yml"));

  private static final Map<String, String> TYPES =
      Map.of(
          "bind", "type: bind, source: ./a, target: /x1",
          "tmpfs", "type: tmpfs, target: /x1",
          "image", "type: image, source: redis, target: /x1");

  private KeyText() {}

  static String with(String text, KeyChange change) {
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    put(lines, 0, lines.size(), -1, change, 0);
    return String.join("\n", lines);
  }

  /** The change alone, for a file that is merged onto others. */
  static String alone(KeyChange change) {
    return change.path().getFirst() + ": " + flow(change, 1) + "\n";
  }

  private static void put(
      List<String> lines, int from, int to, int above, KeyChange change, int depth) {
    String key = change.path().get(depth);
    int first = next(lines, from, to);
    int indent = first < to && indent(lines.get(first)) > above ? indent(lines.get(first)) : above;
    indent = Math.max(indent, above + (above < 0 ? 1 : 2));
    Pattern header = Pattern.compile(" {" + indent + "}" + Pattern.quote(key) + ":( .*)?");
    int at = from;
    while (at < to && !header.matcher(lines.get(at)).matches()) {
      at++;
    }
    String entry = " ".repeat(indent) + key + ": " + flow(change, depth + 1);
    if (at == to) {
      lines.add(from, entry);
      return;
    }
    int end = end(lines, at, to, indent);
    boolean last = depth + 1 == change.path().size();
    if (!last && isBlockMapping(lines, at, end, indent)) {
      put(lines, at + 1, end, indent, change, depth + 1);
      return;
    }
    if (change.into() != KeyChange.Into.TWICE || !last) {
      lines.subList(at, end).clear();
    }
    lines.add(at, entry);
  }

  private static boolean isBlockMapping(List<String> lines, int at, int end, int indent) {
    String inline = lines.get(at).strip().replaceFirst("^[^:]+:", "").replaceFirst("#.*", "");
    int below = next(lines, at + 1, end);
    return inline.replaceFirst("&\\S+", "").isBlank()
        && below < end
        && indent(lines.get(below)) > indent
        && !lines.get(below).strip().startsWith("-");
  }

  private static int next(List<String> lines, int from, int to) {
    int at = from;
    while (at < to && lines.get(at).strip().replaceFirst("^#.*", "").isEmpty()) {
      at++;
    }
    return at;
  }

  /** Behind the block that begins here. */
  private static int end(List<String> lines, int at, int to, int indent) {
    int end = at + 1;
    while (end < to) {
      String line = lines.get(end);
      boolean item = indent(line) == indent && line.strip().startsWith("-");
      if (!line.isBlank() && indent(line) <= indent && !item) {
        break;
      }
      end++;
    }
    return end;
  }

  private static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }

  private static String flow(KeyChange change, int depth) {
    if (depth == change.path().size()) {
      return change.value();
    }
    List<String> words = KeyChange.words(change.pattern()).subList(0, depth);
    String pattern = String.join(".", words).replace(".[]", "[]");
    String key = change.path().get(depth);
    String below = flow(change, depth + 1);
    if (key.equals("[]")) {
      return "[" + below + "]";
    }
    Map<String, String> entries = entries(siblings(pattern, key));
    String twice = entries.containsKey(key) ? ", " + key + ": " + entries.get(key) : "";
    entries.put(key, below);
    return entries.entrySet().stream()
        .map(entry -> entry.getKey() + ": " + entry.getValue())
        .collect(
            Collectors.joining(
                ", ", "{", (change.into() == KeyChange.Into.TWICE ? twice : "") + "}"));
  }

  private static String siblings(String pattern, String key) {
    return pattern.equals("services.*.volumes[]") && TYPES.containsKey(key)
        ? TYPES.get(key)
        : SIBLINGS.getOrDefault(pattern, "");
  }

  private static Map<String, String> entries(String text) {
    Map<String, String> entries = new LinkedHashMap<>();
    if (!text.isEmpty()) {
      for (String entry : text.split(", (?=\\w+: )")) {
        entries.put(entry.replaceFirst(":.*", ""), entry.replaceFirst("^[^:]*: ", ""));
      }
    }
    return entries;
  }
}
