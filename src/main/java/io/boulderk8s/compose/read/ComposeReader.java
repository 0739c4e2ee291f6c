package io.boulderk8s.compose.read;

import io.boulderk8s.compose.ComposeInput;
import io.boulderk8s.compose.ComposeProject;
import io.boulderk8s.compose.ComposeSource;
import io.boulderk8s.compose.Source;
import io.boulderk8s.compose.keys.KeyCheck;
import io.boulderk8s.compose.keys.KeyRules;
import io.boulderk8s.compose.merge.LongForms;
import io.boulderk8s.compose.normal.Clashes;
import io.boulderk8s.compose.normal.Projects;
import io.boulderk8s.compose.normal.Surroundings;
import io.boulderk8s.compose.schema.FurtherRules;
import io.boulderk8s.compose.template.Variables;
import io.boulderk8s.compose.tree.Node;
import io.boulderk8s.compose.tree.Problems;
import io.boulderk8s.compose.tree.YamlReader;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the texts of Compose files and returns the project that Compose sees in them. */
public final class ComposeReader {
  private ComposeReader() {}

  /**
   * Reads a project and counts problems of every part, whatever its profiles.
   *
   * @throws BoulderK8sException CHECKOUT, with all problems of all files
   */
  public static ComposeProject read(ComposeInput input, FileTexts texts) {
    Problems problems = new Problems();
    ComposeProject project = read(input, texts, problems);
    problems.useAll();
    Clashes.check(project, project.services().values(), problems);
    problems.throwIfAny();
    return project;
  }

  /**
   * Reads a project of which only parts are used: problems of other parts that do not keep Compose
   * from starting these are in {@link ComposeProject#refusals()}.
   *
   * @throws BoulderK8sException CHECKOUT, with all problems that stop Compose, too
   */
  public static ComposeProject readForUse(ComposeInput input, FileTexts texts) {
    Problems problems = new Problems();
    ComposeProject project = read(input, texts, problems);
    project.services().values().stream()
        .filter(project::isOn)
        .forEach(service -> problems.enable("services." + service.name()));
    problems.throwIfAny();
    return project.refusing(problems.inParts());
  }

  private static ComposeProject read(ComposeInput input, FileTexts texts, Problems problems) {
    if (input.files().isEmpty()) {
      throw BoulderK8sException.of(
          FailureKind.CHECKOUT, "", "no Compose file", "name one, or change to a folder with one");
    }
    List<Node.Mapping> files =
        input.files().stream().flatMap(f -> YamlReader.read(f, problems).stream()).toList();
    boolean allReadable = problems.isEmpty();
    String name = ProjectName.of(input, files, problems);
    Variables variables = variables(input, name);
    Budget budget = new Budget(problems);
    Layers layers = new Layers(input.directory(), input.base(), variables, texts, problems, budget);
    Source start = new Source(input.files().getFirst().file(), 1, 1);
    Node.Mapping merged = layers.merge(files, start, paths(input));
    if (problems.isEmpty() && merged.entries().keySet().stream().allMatch("version"::equals)) {
      problems.add(start, "the Compose files are empty", "write `services:` into one");
    }
    new FurtherRules(problems).check(merged);
    Node.Mapping checked = new KeyCheck(KeyRules.all(), problems).check(LongForms.ofMerged(merged));
    if (!allReadable) {
      // the services of the unreadable file would be reported as missing everywhere
      problems.throwIfAny();
    }
    Surroundings surroundings =
        new Surroundings(input.directory(), variables, budget.limited(texts, start));
    return Projects.of(name, checked, surroundings, problems);
  }

  private static List<Path> paths(ComposeInput input) {
    return input.files().stream()
        .map(ComposeSource::file)
        .map(file -> input.base().resolve(file).normalize())
        .toList();
  }

  private static Variables variables(ComposeInput input, String name) {
    Map<String, String> values = new HashMap<>(input.environment());
    values.put(ProjectName.VARIABLE, name);
    return Variables.of(values);
  }
}
