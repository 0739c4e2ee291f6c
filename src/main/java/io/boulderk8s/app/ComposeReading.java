package io.boulderk8s.app;

import io.boulderk8s.boulder.Harness;
import io.boulderk8s.checkout.Checkout;
import io.boulderk8s.checkout.ComposeFiles;
import io.boulderk8s.checkout.ProjectFiles;
import io.boulderk8s.compose.ComposeInput;
import io.boulderk8s.compose.ComposeProject;
import io.boulderk8s.compose.ComposeSource;
import io.boulderk8s.compose.read.ComposeReader;
import io.boulderk8s.compose.template.DotEnvFile;
import io.boulderk8s.plan.ImageConfigs;
import io.boulderk8s.plan.Planner;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads the Compose files of a checkout, from the working tree or from a commit. */
final class ComposeReading {
  private final Checkout checkout;
  private final Harness harness;
  private final DotEnvFile dotEnv;
  private final Map<String, String> environment;
  private final Function<Path, Optional<String>> texts;
  private final ImageConfigs images;
  private final SortedMap<String, String> files = new TreeMap<>();

  ComposeReading(
      Checkout checkout,
      Harness harness,
      DotEnvFile dotEnv,
      Map<String, String> environment,
      Function<Path, Optional<String>> texts,
      ImageConfigs images) {
    this.checkout = checkout;
    this.harness = harness;
    this.dotEnv = dotEnv;
    this.environment = environment;
    this.texts = texts;
    this.images = images;
  }

  /** Returns what the files describe; with the override file of config-next, if wanted. */
  Rendering rendering(boolean next) {
    Map<String, String> variables = new HashMap<>(environment);
    // t.sh changes into the checkout before it calls Compose
    variables.put("PWD", checkout.root().toString());
    variables = below(dotEnv, variables);
    ComposeFiles compose = new ComposeFiles(checkout.root(), this::text);
    ProjectFiles chosen = next ? compose.next(harness) : compose.standard(variables);
    variables = below(dotEnv.in(chosen.directory()), variables);
    ComposeProject project = read(compose, chosen, variables);
    return new Rendering(project, new Planner(harness, images).plan(project), harness, next);
  }

  private Map<String, String> below(DotEnvFile file, Map<String, String> variables) {
    return file.below(variables, this::text, ComposeFiles::requiredText);
  }

  private ComposeProject read(
      ComposeFiles compose, ProjectFiles chosen, Map<String, String> variables) {
    List<ComposeSource> sources =
        chosen.files().stream()
            .map(path -> new ComposeSource(shortName(path), compose.required(path)))
            .toList();
    return ComposeReader.readForUse(
        new ComposeInput(chosen.directory(), checkout.root(), sources, variables), this::text);
  }

  /** Returns the texts of all files that were read, by their names. */
  SortedMap<String, String> files() {
    return Collections.unmodifiableSortedMap(files);
  }

  private Optional<String> text(Path path) {
    Optional<String> text = texts.apply(path);
    text.ifPresent(found -> files.put(shortName(path), found));
    return text;
  }

  private String shortName(Path path) {
    return path.startsWith(checkout.root())
        ? checkout.root().relativize(path).toString()
        : path.toString();
  }
}
