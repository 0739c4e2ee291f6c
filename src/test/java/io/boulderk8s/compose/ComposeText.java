package io.boulderk8s.compose;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.boulderk8s.compose.read.ComposeReader;
import io.boulderk8s.compose.read.FileTexts;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.failure.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Compose files written in a test: compose.yml in /project, then override.yml, override2.yml. */
public final class ComposeText {
  private final List<ComposeSource> files = new ArrayList<>();
  private final Map<String, String> environment = new LinkedHashMap<>();
  private final Map<Path, String> others = new LinkedHashMap<>();

  private ComposeText() {}

  public static ComposeText of(String yaml) {
    ComposeText text = new ComposeText();
    text.files.add(new ComposeSource("compose.yml", yaml));
    return text;
  }

  /** One service `web` with an image and these lines, indented as they stand. */
  public static ComposeText service(String lines) {
    return of("services:\n  web:\n    image: nginx:1\n" + lines.indent(4));
  }

  public ComposeText override(String yaml) {
    files.add(
        new ComposeSource("override" + (files.size() == 1 ? "" : files.size()) + ".yml", yaml));
    return this;
  }

  public ComposeText overrideService(String lines) {
    return override("services:\n  web:\n" + lines.indent(4));
  }

  public ComposeText with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  public ComposeText file(String path, String text) {
    others.put(Path.of("/project").resolve(path), text);
    return this;
  }

  public ComposeProject project() {
    FileTexts texts = path -> Optional.ofNullable(others.get(path));
    return ComposeReader.read(new ComposeInput(Path.of("/project"), files, environment), texts);
  }

  /** The project for somebody who uses a part of it. */
  public ComposeProject forUse() {
    FileTexts texts = path -> Optional.ofNullable(others.get(path));
    return ComposeReader.readForUse(
        new ComposeInput(Path.of("/project"), files, environment), texts);
  }

  /** The service `web`. */
  public Service web() {
    return Objects.requireNonNull(project().services().get("web"));
  }

  public List<Problem> problems() {
    BoulderK8sException failure = catchThrowableOfType(BoulderK8sException.class, this::project);
    if (failure == null) {
      return List.of();
    }
    if (failure.kind() != FailureKind.CHECKOUT) {
      throw failure;
    }
    return failure.problems();
  }

  /** Each problem as "file:line:column: what". */
  public List<String> complaints() {
    return problems().stream().map(p -> p.where() + ": " + p.what()).toList();
  }
}
