package io.boulderk8s.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.compose.ComposeProject;
import io.boulderk8s.compose.ComposeText;
import io.boulderk8s.plan.Plan;
import io.boulderk8s.plan.Planner;
import io.boulderk8s.testkit.Plans;
import io.boulderk8s.testkit.Stacks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ObjectChangesTest {
  @Test
  void the_same_files_change_nothing() {
    assertThat(changes("command: a b", "command: [a, b]")).isEmpty();
  }

  @Test
  void a_changed_value_is_one_field_with_the_lines_behind_it() {
    assertThat(changes("image: nginx:1", "labels: {}\nimage: nginx:2"))
        .singleElement()
        .isInstanceOfSatisfying(
            ObjectChange.Changed.class,
            changed -> {
              assertThat(changed.object()).isEqualTo("web");
              assertThat(changed.fields())
                  .singleElement()
                  .satisfies(
                      field -> {
                        assertThat(field.path()).isEqualTo("spec.containers[web].image");
                        assertThat(told(field.before())).isEqualTo("nginx:1 compose.yml:7");
                        assertThat(told(field.after())).isEqualTo("nginx:2 compose.yml:8");
                      });
            });
  }

  @Test
  void a_list_of_words_is_one_field() {
    assertThat(changes("image: i\ncommand: [a, c]", "image: i\ncommand: [a, b, c]"))
        .singleElement()
        .isInstanceOfSatisfying(
            ObjectChange.Changed.class,
            changed ->
                assertThat(changed.fields())
                    .extracting(field -> told(field.before()) + " -> " + told(field.after()))
                    .containsExactly("a, c compose.yml:8 -> a, b, c compose.yml:8"));
  }

  @Test
  void a_variable_that_comes_changes_no_other() {
    assertThat(
            changes("image: i\nenvironment: {B: '1'}", "image: i\nenvironment: {A: '0', B: '1'}"))
        .singleElement()
        .isInstanceOfSatisfying(
            ObjectChange.Changed.class,
            changed ->
                assertThat(changed.fields())
                    .extracting(FieldChange::path)
                    .containsExactly(
                        "spec.containers[web].env[A].name", "spec.containers[web].env[A].value"));
  }

  @Test
  void objects_come_and_go() {
    SequencedMap<String, Map<Field, Optional<Origin>>> with = objects("image: i");
    SequencedMap<String, Map<Field, Optional<Origin>>> without = new LinkedHashMap<>(with);
    without.remove("web");
    assertThat(ObjectChanges.of(with, without))
        .singleElement()
        .isInstanceOfSatisfying(
            ObjectChange.Removed.class,
            gone -> assertThat(gone.origin().orElseThrow().place()).isEqualTo("compose.yml:6"));
    assertThat(ObjectChanges.of(without, with))
        .singleElement()
        .isInstanceOf(ObjectChange.Added.class);
  }

  private static String told(Optional<FieldChange.Value> value) {
    return value
        .map(v -> v.text() + " " + v.origin().map(Origin::place).orElse("?"))
        .orElse("nothing");
  }

  private static List<ObjectChange> changes(String before, String after) {
    return ObjectChanges.of(objects(image(before)), objects(image(after)));
  }

  private static String image(String keys) {
    return keys.contains("image:") ? keys : "image: nginx:1\n" + keys;
  }

  private static SequencedMap<String, Map<Field, Optional<Origin>>> objects(String keys) {
    ComposeProject project =
        ComposeText.of(
                """
                services:
                  boulder:
                    image: tools:1
                    entrypoint: [run]
                    depends_on: [web]
                  web:
                """
                    + keys.indent(4))
            .project();
    Plan plan = new Planner(Plans.harness()).plan(project);
    SequencedMap<String, Map<Field, Optional<Origin>>> objects = new LinkedHashMap<>();
    Stacks.of(plan)
        .stack()
        .objects()
        .forEach(
            object -> objects.put(object.getMetadata().getName(), new Origins(project).of(object)));
    return objects;
  }
}
