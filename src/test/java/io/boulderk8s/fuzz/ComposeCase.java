package io.boulderk8s.fuzz;

import io.boulderk8s.compose.ComposeInput;
import io.boulderk8s.compose.ComposeSource;
import io.boulderk8s.compose.read.ComposeReader;
import io.boulderk8s.compose.template.DotEnv;
import io.boulderk8s.compose.template.TemplateException;
import io.boulderk8s.compose.template.Variables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A Compose project as texts: those of the oracle's corpus, of the golden stacks and of the sample,
 * for tests that change them.
 *
 * @param texts by path below the folder; the Compose files among them in the order of `files`
 */
record ComposeCase(Path folder, List<String> files, Map<String, String> texts) {
  private static final Path CORPUS = Path.of("src/test/resources/compose");
  private static final Map<String, String> ENVIRONMENT =
      Map.of("HOME", "/home/tester", "COMPOSE_PROFILES", "*");

  static List<ComposeCase> all() {
    try (Stream<Path> folders = Files.list(CORPUS)) {
      List<ComposeCase> cases = new ArrayList<>();
      folders.filter(Files::isDirectory).sorted().map(ComposeCase::of).forEach(cases::add);
      cases.add(of(Path.of("src/test/resources/golden/hard-spots")));
      cases.add(of(Path.of("sample")));
      return cases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ComposeCase of(Path folder) {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder, 3)) {
      for (Path file : files.filter(ComposeCase::isRead).toList()) {
        texts.put(folder.relativize(file).toString(), Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> compose =
        texts.keySet().stream()
            .filter(name -> name.matches("(docker-)?compose.*\\.ya?ml"))
            .sorted(Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()))
            .toList();
    return new ComposeCase(folder.toAbsolutePath().normalize(), compose, texts).withRunner();
  }

  /** A runner beside them that waits for all services, so that each of them becomes a pod. */
  private ComposeCase withRunner() {
    Set<String> services = ComposeReader.read(input(), this::text).services().keySet();
    return services.contains("boulder")
        ? this
        : with(
            "runner.yml",
            "services:\n  boulder:\n    image: runner\n    entrypoint: [x]\n    depends_on: "
                + services.stream().filter(name -> !name.equals("bsetup")).toList()
                + "\n");
  }

  private static boolean isRead(Path file) {
    String name = file.getFileName().toString();
    return Files.isRegularFile(file)
        && (name.endsWith(".yml") || name.endsWith(".yaml") || name.endsWith(".env"))
        && !name.equals("manifests.yaml")
        && !name.contains("old-engine");
  }

  /** The same with another text for one of its files. */
  ComposeCase with(String file, String text) {
    Map<String, String> changed = new TreeMap<>(texts);
    changed.put(file, text);
    List<String> all = new ArrayList<>(files);
    if (!texts.containsKey(file)) {
      all.add(file);
    }
    return new ComposeCase(folder, all, changed);
  }

  ComposeInput input() {
    Map<String, String> environment = new HashMap<>();
    try {
      environment.putAll(DotEnv.parse(texts.getOrDefault(".env", ""), Variables.of(ENVIRONMENT)));
    } catch (TemplateException e) {
      environment.clear();
    }
    environment.putAll(ENVIRONMENT);
    return new ComposeInput(
        folder,
        files.stream().map(file -> new ComposeSource(file, texts.getOrDefault(file, ""))).toList(),
        environment);
  }

  Optional<String> text(Path file) {
    Path clean = file.normalize();
    return clean.startsWith(folder)
        ? Optional.ofNullable(texts.get(folder.relativize(clean).toString()))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return folder.getFileName().toString();
  }
}
