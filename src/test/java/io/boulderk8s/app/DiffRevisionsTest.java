package io.boulderk8s.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.plan.ImageConfigs;
import io.boulderk8s.testkit.FakeImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The order of the steps of `diff`, without git and without an engine. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class DiffRevisionsTest {
  private static final String FILE = "docker-compose.yml";

  /** The service leaves it to its image which user `nginx` is. */
  private static final String WEB =
      """
      services:
        boulder: {image: "tools:1", entrypoint: [run], depends_on: [web]}
        web: {image: "web:1", user: nginx}
      """;

  private static final Map<String, String> COMMITS =
      Map.of("old", WEB, "bad", WEB + "nonsense: 1\n");

  private final List<String> steps = new ArrayList<>();
  private final FakeImages images = new FakeImages(FakeImages.NGINX);

  @TempDir private Path checkout;

  private void step(String name) {
    // how often one file is read is no step
    if (steps.isEmpty() || !steps.getLast().equals(name)) {
      steps.add(name);
    }
  }

  private Function<Path, Optional<String>> commit(String revision) {
    step("commit " + revision);
    if (!COMMITS.containsKey(revision)) {
      throw BoulderK8sException.of(FailureKind.USAGE, revision, "no such commit", "");
    }
    return file -> {
      step("files of " + revision);
      return Optional.ofNullable(COMMITS.get(revision))
          .filter(_ -> file.equals(checkout.resolve(FILE)));
    };
  }

  private ImageConfigs.Answer image(ImageConfigs.Question question) {
    step("image " + question.reference());
    return images.of(question);
  }

  private DiffRevisions.State state(Optional<String> revision) {
    return new DiffRevisions(Requests.shown(checkout), this::commit, this::image).state(revision);
  }

  private BoulderK8sException refused(Optional<String> revision) {
    return catchThrowableOfType(BoulderK8sException.class, () -> state(revision));
  }

  @Test
  void a_commit_is_found_once_then_its_files_are_read_then_their_images_are_asked() {
    DiffRevisions.State state = state(Optional.of("old"));

    assertThat(steps).containsExactly("commit old", "files of old", "image web:1");
    assertThat(state.files()).containsExactly(Map.entry(FILE, WEB));
    assertThat(state.objects()).containsKeys("pod/web", "pod/boulder-tests");
  }

  @Test
  void the_files_of_the_working_tree_are_read_without_a_commit() throws IOException {
    String changed = WEB.replace("web:1", "web:2");
    Files.writeString(checkout.resolve(FILE), changed);

    assertThat(state(Optional.empty()).files()).containsExactly(Map.entry(FILE, changed));
    assertThat(steps).containsExactly("image web:2");
  }

  @Test
  void of_a_commit_that_is_not_there_nothing_is_read() {
    assertThat(refused(Optional.of("new")).kind().exitCode()).isEqualTo(64);
    assertThat(steps).containsExactly("commit new");
  }

  @Test
  void no_image_is_asked_for_files_that_are_refused_and_the_refusal_says_of_which_revision() {
    assertThat(refused(Optional.of("bad")))
        .hasMessageContaining("nonsense")
        .hasMessageContaining("(in revision bad)");
    assertThat(steps).containsExactly("commit bad", "files of bad");
  }
}
