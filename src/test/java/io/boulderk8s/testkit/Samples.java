package io.boulderk8s.testkit;

import io.boulderk8s.checkout.ComposeFiles;
import io.boulderk8s.compose.ComposeInput;
import io.boulderk8s.compose.ComposeProject;
import io.boulderk8s.compose.ComposeSource;
import io.boulderk8s.compose.read.ComposeReader;
import io.boulderk8s.compose.read.FileTexts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The Compose files of the bundled sample, as if it were at one place on every machine. */
public final class Samples {
  private static final Path SAMPLE = Path.of("sample");
  private static final Path PLACE = Path.of("/sample");

  private Samples() {}

  /** As `up` reads it. */
  public static ComposeProject standard() {
    return of("docker-compose.yml");
  }

  /** As `up --config-next` reads it. */
  public static ComposeProject next() {
    return of("docker-compose.yml", "docker-compose.next.yml");
  }

  private static ComposeProject of(String... names) {
    List<ComposeSource> files =
        Stream.of(names)
            .map(name -> new ComposeSource(name, ComposeFiles.requiredText(SAMPLE.resolve(name))))
            .toList();
    return ComposeReader.read(new ComposeInput(PLACE, files, Map.of()), FileTexts.none());
  }
}
