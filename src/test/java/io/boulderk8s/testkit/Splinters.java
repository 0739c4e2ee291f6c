package io.boulderk8s.testkit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** Texts made wrong, or merely different, by a seeded random. */
public final class Splinters {
  private static final List<String> WORDS =
      List.of(
          "",
          "\n",
          " ",
          "  ",
          "    ",
          ":",
          ": ",
          "- ",
          "[",
          "]",
          "{",
          "}",
          "[[",
          "&a ",
          "*a",
          "<<: *a",
          "<<: [",
          "!reset ",
          "!override ",
          "!x ",
          "!!int ",
          "!!map ",
          "\"",
          "'",
          "${",
          "$",
          "$$",
          "${A:-",
          "${A:?}",
          "${HOME}",
          "}",
          "~",
          "0",
          "-1",
          "1e9",
          "0x10",
          "99999999999",
          "18446744073709551616",
          "null",
          "true",
          "no",
          "\\0",
          "\u0000",
          "\uFEFF",
          "\u2028",
          "/",
          "..",
          "|\n",
          ">-\n",
          "#",
          "?",
          "%",
          "@",
          "`",
          "\t",
          "\r\n",
          "ä",
          "\uD800",
          "😀",
          "1.5",
          "x-",
          "---\n",
          "...\n",
          "services:",
          "extends: ",
          "include: ",
          "depends_on: ",
          "boulder",
          "10.0.0.1",
          "0.0.0.0/0",
          "::1",
          "1d",
          "64m",
          "[a, b]",
          "{a: b}",
          "image: ",
          "network_mode: none",
          "profiles: [p]",
          "tmpfs: /run",
          "environment:\n",
          "healthcheck: {test: x}");
  private static final List<String> LINES =
      List.of(
          "    extends: a",
          "    extends: {file: docker-compose.yml, service: a}",
          "include: [docker-compose.yml]",
          "    depends_on: [a, b, c]",
          "    networks: {default: {ipv4_address: 10.0.0.5}}",
          "    mem_limit: 9999999g",
          "    cpus: 1e9",
          "    user: \"99999999999999999999\"",
          "    healthcheck: {test: x, interval: 100000h, retries: 999999999}",
          "    volumes: [{type: tmpfs, target: /a, tmpfs: {size: 99999999g, mode: 99999}}]",
          "    security_opt: [x]",
          "    group_add: [99999999999]",
          "    configs: [x]",
          "    ports: [\"0-65535:0-65535\"]",
          "    ports: [{target: 99999}]",
          "    hostname: \"" + "a".repeat(300) + "\"",
          "    env_file: [.env, .env]",
          "    image: \"" + "a/".repeat(200) + "a\"",
          "    stop_grace_period: 99999999h",
          "    links: [a, \"b:c\"]",
          "    dns_search: " + "a.".repeat(100));

  private final Random random;

  public Splinters(long seed) {
    this.random = new Random(seed);
  }

  public int pick(int below) {
    return random.nextInt(below);
  }

  public <T> T oneOf(List<T> list) {
    return list.get(pick(list.size()));
  }

  /** One to four changes of any kind, more often few. */
  public String mutate(String text, List<String> others) {
    String changed = text;
    for (int i = pick(1 + pick(4)); i >= 0; i--) {
      changed = once(changed, others);
    }
    return changed;
  }

  private String once(String text, List<String> others) {
    return switch (pick(14)) {
      case 0 -> splice(text, oneOf(WORDS));
      case 1 -> splice(text, piece(oneOf(others)));
      case 2 -> lines(text);
      case 3 -> withLine(text, oneOf(LINES));
      case 4 -> bytes(text);
      case 5 -> repeated(text);
      case 6 -> text.substring(0, pick(text.length() + 1));
      case 7 -> words(text);
      case 8 -> splice(text, oneOf(WORDS) + oneOf(WORDS));
      default -> tweak(text);
    };
  }

  /** Nothing but noise. */
  public String noise() {
    byte[] bytes = new byte[pick(2000)];
    random.nextBytes(bytes);
    return pick(2) == 0
        ? new String(bytes, StandardCharsets.UTF_8)
        : random
            .ints(pick(300), 0, WORDS.size())
            .mapToObj(WORDS::get)
            .collect(Collectors.joining());
  }

  /** A letter or digit becomes another one of its kind. */
  public String tweak(String text) {
    int start = pick(Math.max(1, text.length()));
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      char other = c;
      if (c >= '0' && c <= '9') {
        other = (char) ('0' + (c - '0' + 1 + pick(9)) % 10);
      } else if (c >= 'a' && c <= 'z') {
        other = (char) ('a' + (c - 'a' + 1 + pick(25)) % 26);
      }
      if (other != c) {
        return text.substring(0, i) + other + text.substring(i + 1);
      }
    }
    return text;
  }

  private String splice(String text, String piece) {
    int from = pick(text.length() + 1);
    int to = Math.min(text.length(), from + pick(6));
    return text.substring(0, from) + piece + text.substring(to);
  }

  private String piece(String text) {
    int from = pick(text.length() + 1);
    return text.substring(from, Math.min(text.length(), from + pick(200)));
  }

  private String lines(String text) {
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    int line = pick(lines.size());
    switch (pick(4)) {
      case 0 -> lines.remove(line);
      case 1 -> lines.add(pick(lines.size()), lines.get(line));
      case 2 -> lines.set(line, " ".repeat(pick(10)) + lines.get(line).strip());
      default -> lines.add(lines.remove(pick(lines.size())));
    }
    return String.join("\n", lines);
  }

  private String withLine(String text, String line) {
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    lines.add(pick(lines.size()), line);
    return String.join("\n", lines);
  }

  private String bytes(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int i = pick(4); i >= 0 && bytes.length > 0; i--) {
      bytes[pick(bytes.length)] = (byte) pick(256);
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** A piece many times: depth, length, aliases. */
  private String repeated(String text) {
    int from = pick(text.length() + 1);
    String piece = text.substring(from, Math.min(text.length(), from + 1 + pick(30)));
    return text.substring(0, from)
        + piece.repeat(pick(pick(20) == 0 ? 3000 : 40))
        + text.substring(from);
  }

  /** A word takes another word's place. */
  private String words(String text) {
    List<String> words = List.of(text.split("(?<=\\W)|(?=\\W)", -1));
    List<String> changed = new ArrayList<>(words);
    changed.set(pick(changed.size()), oneOf(words));
    return String.join("", changed);
  }
}
