package io.boulderk8s.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.process.ProcessResult;
import io.boulderk8s.testkit.Splinters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The corpus with a letter or digit changed: what Compose refuses we refuse, and what both accept
 * is the same model.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ChangedOracleTest {
  private static final int CHANGES = Integer.getInteger("oracle.changes", 1);

  @BeforeAll
  static void the_oracle_is_there() {
    assumeTrue(DockerCompose.isThere(), "skipped: no `docker compose` on this machine");
  }

  static List<Path> cases() throws IOException {
    // a project_directory that is not there is another one for Compose, and we do not look
    return ComposeOracleTest.cases().stream()
        .filter(folder -> !folder.endsWith("include"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void both_read_a_changed_file_in_the_same_way(Path folder, @TempDir Path copies)
      throws IOException {
    long seed = Long.getLong("oracle.seed", 20_261_121L);
    Splinters splinters = new Splinters(seed);
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < CHANGES; i++) {
      Path copy = copied(folder, copies.resolve("n" + i).resolve(folder.getFileName()));
      Path file = copy.resolve("docker-compose.yml");
      String changed = splinters.tweak(Files.readString(file));
      Files.writeString(file, changed);
      difference(copy).ifPresent(text -> differences.add(text + "\n" + changed));
    }

    assertThat(differences).as("seed %d", seed).isEmpty();
  }

  private static Optional<String> difference(Path copy) throws IOException {
    List<Path> files = ComposeOracleTest.composeFiles(copy);
    ProcessResult result = ComposeOracleTest.oracle(copy, files);
    try {
      if (result.succeeded()) {
        List<String> fields = ComposeOracleTest.differences(copy, files, result);
        return fields.isEmpty() ? Optional.empty() : Optional.of(fields.toString());
      }
      ComposeOracleTest.model(copy, files);
      return Optional.of("only Compose refuses: " + result.stderr());
    } catch (BoulderK8sException refused) {
      return Optional.empty();
    }
  }

  private static Path copied(Path folder, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(folder.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
    return to;
  }
}
