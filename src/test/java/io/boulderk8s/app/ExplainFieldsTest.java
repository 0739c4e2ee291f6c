package io.boulderk8s.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.boulderk8s.explain.Field;
import io.boulderk8s.explain.Origin;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.testkit.Console;
import io.boulderk8s.testkit.FakeProcessRunner;
import io.boulderk8s.testkit.RecordingReporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What `explain` knows of a hand-made project: it has no steps on a cluster, only a reading and
 * what follows from it.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ExplainFieldsTest {
  private static final String PROJECT =
      """
      name: boulder
      services:
        boulder: {image: "tools:1", entrypoint: [run], depends_on: [db]}
        db:
          image: mariadb:10
      """;

  /** Knows no answer: no program may run. */
  private final FakeProcessRunner programs = new FakeProcessRunner();

  @TempDir private Path checkout;

  @BeforeEach
  void a_hand_made_project() throws IOException {
    write(PROJECT);
  }

  private void write(String text) throws IOException {
    Files.writeString(checkout.resolve("docker-compose.yml"), text);
  }

  private ExplainFields explain() {
    Environment environment = new Console(checkout).invocation().environment();
    return new ExplainFields(
        new Components(environment, programs, new RecordingReporter()), Requests.shown(checkout));
  }

  @Test
  void the_names_of_a_hand_made_project_are_those_of_all_objects_the_runner_last() {
    assertThat(explain().names())
        .startsWith("namespace/boulder-test")
        .contains("pod/db")
        .endsWith("pod/boulder-tests");
  }

  @Test
  void names_and_fields_of_a_hand_made_project_are_of_one_reading_that_asks_no_program()
      throws IOException {
    ExplainFields explain = explain();
    write("no longer: [YAML");

    assertThat(explain.names()).contains("pod/db");
    Map<Field, Optional<Origin>> origins = explain.of("pod/db").orElseThrow();
    assertThat(origins.get(new Field("spec.containers[db].image", "mariadb:10")))
        .hasValueSatisfying(origin -> assertThat(origin.place()).isEqualTo("docker-compose.yml:5"));
    assertThat(programs.lines()).isEmpty();
  }

  @Test
  void an_object_that_a_hand_made_project_does_not_make_has_no_fields() {
    assertThat(explain().of("pod/dc")).isEmpty();
    assertThat(explain().of("db")).isEmpty();
  }

  @Test
  void of_a_hand_made_project_that_is_refused_no_engine_is_asked() throws IOException {
    write(PROJECT + "    user: somebody\n    nonsense: 1\n");

    assertThat(catchThrowableOfType(BoulderK8sException.class, this::explain))
        .hasMessageContaining("docker-compose.yml:7")
        .hasMessageContaining("nonsense");
    assertThat(programs.lines()).isEmpty();
  }
}
