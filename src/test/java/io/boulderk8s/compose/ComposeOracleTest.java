package io.boulderk8s.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.boulderk8s.compose.read.ComposeReader;
import io.boulderk8s.compose.template.DotEnv;
import io.boulderk8s.compose.template.TemplateException;
import io.boulderk8s.compose.template.Variables;
import io.boulderk8s.process.ProcessResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The model is what `docker compose config` prints, field by field. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ComposeOracleTest {
  private static final Path CASES = Path.of("src/test/resources/compose");
  private static final Map<String, String> ENVIRONMENT = Map.of("HOME", "/home/tester");

  @BeforeAll
  static void the_oracle_is_there() {
    assumeTrue(DockerCompose.isThere(), "skipped: no `docker compose` on this machine");
  }

  static List<Path> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders.filter(Files::isDirectory).sorted().toList();
    }
  }

  /** docker-compose.yml first, then its overrides by name. */
  static List<Path> composeFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches("docker-compose.*\\.yml"))
          .sorted(
              Comparator.comparing((Path f) -> !f.endsWith("docker-compose.yml"))
                  .thenComparing(Comparator.naturalOrder()))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void reads_what_compose_reads(Path folder) throws IOException {
    compare(folder, composeFiles(folder));
  }

  @Test
  void reads_the_sample() throws IOException {
    Path sample = Path.of("sample");
    Path base = sample.resolve("docker-compose.yml");
    compare(sample, List.of(base));
    compare(sample, List.of(base, sample.resolve("docker-compose.next.yml")));
    compare(sample, composeFiles(sample));
  }

  @Test
  void reads_boulder() throws IOException {
    Optional<Path> boulder = Optional.ofNullable(System.getenv("BOULDER_DIR")).map(Path::of);
    assumeTrue(boulder.isPresent(), "skipped: BOULDER_DIR names no checkout of Boulder");
    Path base = boulder.get().resolve("docker-compose.yml");
    compare(boulder.get(), List.of(base));
    compare(boulder.get(), List.of(base, boulder.get().resolve("docker-compose.next.yml")));
  }

  private static void compare(Path folder, List<Path> files) throws IOException {
    compare(folder, files, oracle(folder, files));
  }

  static ProcessResult oracle(Path folder, List<Path> files) {
    List<Path> absolute = files.stream().map(Path::toAbsolutePath).toList();
    return DockerCompose.config(folder.toAbsolutePath(), absolute, ENVIRONMENT);
  }

  private static void compare(Path folder, List<Path> files, ProcessResult oracle)
      throws IOException {
    assertThat(differences(folder, files, oracle)).isEmpty();
  }

  /** Field by field: what we read, and what Compose reads. */
  static List<String> differences(Path folder, List<Path> files, ProcessResult oracle)
      throws IOException {
    Map<String, String> ours = flat(ModelProjection.of(model(folder, files)));
    Map<String, String> theirs = flat(OracleProjection.of(DockerCompose.json(oracle)));
    Set<String> fields = new TreeSet<>(ours.keySet());
    fields.addAll(theirs.keySet());
    return fields.stream()
        .filter(field -> !Objects.equals(ours.get(field), theirs.get(field)))
        .map(
            field ->
                field + ": we read " + ours.get(field) + ", Compose reads " + theirs.get(field))
        .toList();
  }

  static ComposeProject model(Path folder, List<Path> files) throws IOException {
    Path directory = folder.toAbsolutePath();
    List<ComposeSource> sources = new ArrayList<>();
    for (Path file : files) {
      sources.add(new ComposeSource(file.getFileName().toString(), Files.readString(file)));
    }
    return ComposeReader.read(
        new ComposeInput(directory, sources, environment(directory)), ComposeOracleTest::read);
  }

  /** One entry a field, so that a failure names the fields that differ. */
  private static Map<String, String> flat(Map<String, Object> tree) {
    Map<String, String> fields = new LinkedHashMap<>();
    tree.forEach((key, value) -> flatten(key, value, fields));
    return fields;
  }

  private static void flatten(String path, Object value, Map<String, String> fields) {
    fields.put(path, value instanceof Map<?, ?> ? "" : value.toString());
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, below) -> flatten(path + "." + key, below, fields));
    }
  }

  private static Map<String, String> environment(Path directory) {
    Map<String, String> environment = new LinkedHashMap<>();
    read(directory.resolve(".env"))
        .ifPresent(text -> environment.putAll(parsed(text, Variables.of(ENVIRONMENT))));
    environment.putAll(ENVIRONMENT);
    // Compose runs there
    environment.put("PWD", directory.toString());
    return environment;
  }

  private static Map<String, String> parsed(String text, Variables outer) {
    try {
      return DotEnv.parse(text, outer);
    } catch (TemplateException e) {
      throw new AssertionError(e);
    }
  }

  private static Optional<String> read(Path file) {
    try {
      return Optional.of(Files.readString(file));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
