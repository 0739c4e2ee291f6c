package io.boulderk8s.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.compose.ComposeProject;
import io.boulderk8s.compose.ComposeText;
import io.boulderk8s.manifest.Manifests;
import io.boulderk8s.plan.Plan;
import io.boulderk8s.plan.Planner;
import io.boulderk8s.plan.RunCommandLine;
import io.boulderk8s.testkit.Golden;
import io.boulderk8s.testkit.Plans;
import io.boulderk8s.testkit.Samples;
import io.boulderk8s.testkit.Stacks;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class OriginsTest {
  private static final List<String> SHOWN =
      List.of(
          "boulder-tests", "bsetup", "bseaweedfs", "bpkimetal", "bmigrate", "network-bouldernet");

  static Stream<Arguments> projects() {
    return Stream.concat(
        Stream.of(Arguments.of("sample", Samples.standard()), Arguments.of("next", Samples.next())),
        Golden.cases().stream()
            .map(
                name ->
                    Arguments.of(
                        name, ComposeText.of(Golden.text(name + "/compose.yaml")).project())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("projects")
  void every_field_of_every_object_has_an_origin(String name, ComposeProject project) {
    List<String> unknown = new ArrayList<>();
    for (HasMetadata object : objects(project)) {
      new Origins(project)
          .of(object)
          .forEach(
              (field, origin) -> {
                if (origin.isEmpty()) {
                  unknown.add(
                      object.getKind() + " " + object.getMetadata().getName() + " " + field);
                }
              });
    }
    assertThat(unknown)
        .as("%s: fields that no rule of the package trace knows; add one beside its like", name)
        .isEmpty();
  }

  @Test
  void the_sample_is_explained_line_by_line() {
    StringBuilder text = new StringBuilder();
    ComposeProject project = Samples.standard();
    for (HasMetadata object : objects(project)) {
      if (SHOWN.contains(object.getMetadata().getName())) {
        text.append("# ").append(object.getMetadata().getName()).append('\n');
        new Origins(project)
            .of(object)
            .forEach((field, origin) -> text.append(line(field, origin)));
      }
    }
    Golden.check("origins/sample.txt", text.toString());
  }

  /** The sidecar is the same in all pods, and long. */
  private static String line(Field field, Optional<Origin> origin) {
    return field.isBelow("spec.initContainers[net].env")
        ? ""
        : "%s = %s%n    %s: %s%n"
            .formatted(
                field.path(),
                field.value(),
                origin.orElseThrow().place(),
                origin.orElseThrow().rule());
  }

  @Test
  void a_variable_of_an_env_file_comes_from_there() {
    ComposeProject project =
        ComposeText.of(
                """
                services:
                  boulder:
                    image: tools:1
                    entrypoint: [run]
                    environment: {A: "1"}
                    env_file: more.env
                """)
            .file("more.env", "B=2\n")
            .project();
    assertThat(placeOf(project, "spec.containers[boulder-tests].env[A].value"))
        .isEqualTo("compose.yml:5");
    assertThat(placeOf(project, "spec.containers[boulder-tests].env[B].value"))
        .isEqualTo("compose.yml:6");
    assertThat(placeOf(project, "spec.dnsPolicy")).isEqualTo("-");
  }

  private static String placeOf(ComposeProject project, String path) {
    return new Origins(project)
        .of(objects(project).getLast()).entrySet().stream()
            .filter(entry -> entry.getKey().path().equals(path))
            .flatMap(entry -> entry.getValue().stream())
            .map(Origin::place)
            .findFirst()
            .orElseThrow();
  }

  private static List<HasMetadata> objects(ComposeProject project) {
    Plan plan = new Planner(Plans.harness()).plan(project);
    Manifests manifests = Stacks.of(plan);
    return manifests
        .everything(
            new RunCommandLine(Plans.harness())
                .test(plan.runner(), false, List.of("--integration"), Map.of()))
        .objects();
  }
}
