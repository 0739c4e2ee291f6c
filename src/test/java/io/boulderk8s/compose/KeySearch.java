package io.boulderk8s.compose;

import io.boulderk8s.digest.Sha256;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.process.ProcessResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A project whose keys are changed, read by Compose and by us. */
final class KeySearch {
  /** What the values of keys may name. */
  private static final Map<String, String> FILES =
      Map.ofEntries(
          Map.entry(".env", "SET=set\nNUMBER=5\nTRUE=true\n"),
          Map.entry("f.env", "A=1\nY=from-f\n# note\nB=${SET}\nC\n"),
          Map.entry("g.env", "X=${Y}\nA=2\n"),
          Map.entry("h.env", "export H=1\nI=\"a b\"\nJ='$x'\nK=a # note\nL=\n"),
          Map.entry("quotes.env", "A=\"x\\ny\"\nB='x\\ny'\nC=\"a\nb\"\n"),
          Map.entry("sub/h.env", "H=${A}\n"),
          Map.entry("sub/D", "FROM x\n"),
          Map.entry("inc.yml", "services:\n  inc:\n    image: inc\n"),
          Map.entry("inc2.yml", "services:\n  inc:\n    command: inc2\n"),
          Map.entry("ext.yml", "services:\n  e:\n    image: ext\n    command: [e]\n"),
          Map.entry("f.txt", "text\n"),
          Map.entry("labels.txt", "a=b\n"));

  private static final String EXTRA =
      """
      services:
        extra:
          image: extra
          volumes:
            - v1:/v1
          networks:
            n1:
              aliases:
                - more
          configs: [c1]
          secrets: [s1]
      """;

  private final Path folder;
  private final OracleCache cache;
  private final String base;
  private final Optional<String> next;

  KeySearch(Path checkout, Path work) throws IOException {
    folder = work.resolve(checkout.toAbsolutePath().getFileName()).toAbsolutePath();
    cache = new OracleCache(work.resolve("answers"));
    for (var file : FILES.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    String text =
        Files.readString(checkout.resolve("docker-compose.yml"))
            .replaceFirst("(?m)^services:\n", EXTRA);
    for (KeyChange more :
        List.of(
            definition("volumes", "v1", "{}"),
            definition("networks", "n1", "{}"),
            definition("configs", "c1", "{file: ./f.txt}"),
            definition("secrets", "s1", "{file: ./f.txt}"))) {
      text = KeyText.with(text, more);
    }
    base = text;
    Files.writeString(folder.resolve("docker-compose.yml"), base);
    Path nextFile = checkout.resolve("docker-compose.next.yml");
    next = Files.exists(nextFile) ? Optional.of(Files.readString(nextFile)) : Optional.empty();
    if (next.isPresent()) {
      Files.writeString(folder.resolve("docker-compose.next.yml"), next.get());
    }
  }

  private static KeyChange definition(String section, String name, String value) {
    return new KeyChange(section + ".*", List.of(section, name), value, KeyChange.Into.FIRST);
  }

  List<String> services() {
    return List.copyOf(
        Json.parse(base.replace("<<", "merged")).path("services").properties().keySet());
  }

  /** What is wrong, if anything; of a pair only what neither of the two shows alone. */
  Optional<KeyFinding> look(List<KeyChange> changes) throws IOException {
    Optional<KeyFinding> finding = compare(changes);
    if (finding.isPresent() && changes.size() > 1) {
      for (KeyChange one : changes) {
        if (compare(List.of(one)).isPresent()) {
          return Optional.empty();
        }
      }
    }
    return finding;
  }

  private Optional<KeyFinding> compare(List<KeyChange> changes) throws IOException {
    String first = base;
    String over = "";
    for (KeyChange change : changes) {
      if (change.into() == KeyChange.Into.OVERRIDE) {
        over = over.isEmpty() ? KeyText.alone(change) : KeyText.with(over, change);
      } else {
        first = KeyText.with(first, change);
      }
    }
    boolean withNext = next.isPresent() && changes.toString().hashCode() % 3 == 0;
    String input = first + "\u0000" + over + "\u0000" + withNext;
    String name = Sha256.hex(input).substring(0, 16);
    List<Path> files = new ArrayList<>();
    files.add(Files.writeString(folder.resolve("m-" + name + ".yml"), first));
    if (withNext) {
      files.add(folder.resolve("docker-compose.next.yml"));
    }
    if (!over.isEmpty()) {
      files.add(Files.writeString(folder.resolve("o-" + name + ".yml"), over));
    }
    try {
      ProcessResult oracle =
          cache.get(folder + input, () -> ComposeOracleTest.oracle(folder, files));
      return verdict(changes, files, oracle);
    } finally {
      for (Path file : files) {
        if (!file.endsWith("docker-compose.next.yml")) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private Optional<KeyFinding> verdict(
      List<KeyChange> changes, List<Path> files, ProcessResult oracle) throws IOException {
    try {
      if (!oracle.succeeded()) {
        ComposeOracleTest.model(folder, files);
        return found(KeyFinding.Kind.ACCEPTED, changes, oracle.stderr().strip(), "accepted");
      }
      List<String> fields = ComposeOracleTest.differences(folder, files, oracle);
      return fields.isEmpty()
          ? Optional.empty()
          : found(KeyFinding.Kind.SILENT, changes, "accepted", String.join("; ", fields));
    } catch (BoulderK8sException refused) {
      return !oracle.succeeded() || isUnsupported(refused, changes)
          ? Optional.empty()
          : found(
              KeyFinding.Kind.REFUSED,
              changes,
              "accepted",
              refused.problems().stream().map(Object::toString).collect(Collectors.joining("; ")));
    } catch (RuntimeException | AssertionError e) {
      return found(KeyFinding.Kind.CRASH, changes, "exit " + oracle.exitCode(), e.toString());
    }
  }

  private static Optional<KeyFinding> found(
      KeyFinding.Kind kind, List<KeyChange> changes, String compose, String ours) {
    return Optional.of(new KeyFinding(kind, changes, oneLine(compose), oneLine(ours)));
  }

  private static String oneLine(String text) {
    String line = text.replaceAll("\\s+", " ").replaceAll("[mo]-[0-9a-f]{16}", "f");
    return line.length() > 400 ? line.substring(0, 400) + "..." : line;
  }

  /** The refusal is about one of these very keys, and says that it is not supported. */
  private static boolean isUnsupported(BoulderK8sException refused, List<KeyChange> changes) {
    return refused.problems().stream()
        .allMatch(
            problem ->
                problem.what().contains("not supported")
                    && changes.stream()
                        .flatMap(change -> change.path().stream())
                        .anyMatch(problem.what()::contains));
  }
}
