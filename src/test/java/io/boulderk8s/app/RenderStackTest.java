package io.boulderk8s.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.testkit.Console;
import io.boulderk8s.testkit.FakeProcessRunner;
import io.boulderk8s.testkit.RecordingReporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What `render` makes of a hand-made project: it has no steps on a cluster, only a reading and what
 * follows from it.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class RenderStackTest {
  private static final String PROJECT =
      """
      name: boulder
      services:
        boulder: {image: "tools:1", entrypoint: [run], depends_on: [db, alone]}
        db: {image: "mariadb:10", ports: ["3306:3306"]}
        alone: {image: "alone:1", network_mode: none, depends_on: [db]}
      """;
  private static final String IGNORED = "port 3306/tcp of db is not published as 3306";
  private static final String LIMIT = "alone has no network";

  /** Knows no answer: no program may run. */
  private final FakeProcessRunner programs = new FakeProcessRunner();

  private final RecordingReporter reporter = new RecordingReporter();

  @TempDir private Path checkout;

  @BeforeEach
  void a_hand_made_project() throws IOException {
    write(PROJECT);
  }

  private void write(String text) throws IOException {
    Files.writeString(checkout.resolve("docker-compose.yml"), text);
  }

  private RenderStack render() {
    Environment environment = new Console(checkout).invocation().environment();
    return new RenderStack(
        new Components(environment, programs, reporter), Requests.shown(checkout));
  }

  @Test
  void what_a_hand_made_project_sets_in_vain_is_said_once_and_before_its_objects_are_made() {
    RenderStack render = render();
    assertThat(reporter.notices()).singleElement().asString().contains(IGNORED);

    assertThat(render.yaml()).contains("mariadb:10");
    assertThat(render.tree().files()).isNotEmpty();
    assertThat(reporter.notices()).hasSize(1);
  }

  @Test
  void both_forms_of_a_hand_made_project_are_of_one_reading_that_asks_no_program()
      throws IOException {
    RenderStack render = render();
    write("no longer: [YAML");

    assertThat(render.yaml()).contains("mariadb:10", "boulder-test");
    assertThat(render.tree().files().values())
        .allMatch(text -> text.startsWith(RenderStack.MARK))
        .anyMatch(text -> text.contains("mariadb:10"));
    assertThat(programs.lines()).isEmpty();
  }

  @Test
  void what_the_tree_of_a_hand_made_project_cannot_do_is_said_only_when_it_is_asked_for() {
    RenderStack render = render();
    assertThat(reporter.notices()).noneMatch(text -> text.contains(LIMIT));

    render.tellLimits(render.tree());

    assertThat(reporter.notices()).hasSize(3).element(1).asString().contains(LIMIT);
    assertThat(reporter.notices())
        .last()
        .isEqualTo("the tree has no overlays/staging: test/startservers.py is not there");
  }

  @Test
  void services_that_cannot_be_split_are_named_and_the_rest_of_the_tree_is_there()
      throws IOException {
    Path list = checkout.resolve("test/startservers.py");
    Files.createDirectories(list.getParent());
    Files.writeString(list, "SERVICES = somebody.knows()\n");
    RenderStack render = render();

    assertThat(render.tree().files()).containsKey("overlays/test/kustomization.yaml");
    render.tellLimits(render.tree());

    assertThat(reporter.notices())
        .last()
        .asString()
        .startsWith("the tree has no overlays/staging: ")
        .contains("test/startservers.py:1");
  }

  @Test
  void of_a_hand_made_project_that_is_refused_nothing_is_said_and_no_engine_is_asked()
      throws IOException {
    write(PROJECT.replace("3306\"]", "3306\"], user: somebody, nonsense: 1"));

    BoulderK8sException refused = catchThrowableOfType(BoulderK8sException.class, this::render);

    assertThat(refused)
        .hasMessageContaining("docker-compose.yml:4")
        .hasMessageContaining("nonsense");
    assertThat(reporter.notices()).isEmpty();
    assertThat(programs.lines()).isEmpty();
  }
}
