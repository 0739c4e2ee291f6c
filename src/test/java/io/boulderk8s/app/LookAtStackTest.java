package io.boulderk8s.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boulderk8s.testkit.RecordingReporter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The order of the steps of `diagnose` and `bundle`, without a cluster. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class LookAtStackTest {
  private final RecordingReporter reporter = new RecordingReporter();
  private final FakeStackView stack = new FakeStackView();

  private LookAtStack.Bundled bundle(FakeStackView view, Optional<Path> folder) {
    return LookAtStack.bundle(() -> view, folder, () -> "the model", reporter);
  }

  @Test
  void a_diagnosis_says_whose_the_stack_is_and_leaves_no_folder() {
    assertThat(LookAtStack.diagnosis(() -> stack).text()).contains("nobody knows");
    assertThat(stack.steps())
        .containsExactly("note the owner", "diagnose of  in a folder", "close");
    assertThat(stack.folder()).doesNotExist();
  }

  @Test
  void a_diagnosis_that_fails_leaves_no_folder_and_no_open_cluster() {
    FakeStackView ill =
        new FakeStackView(Map.of("diagnose of  in a folder", new IllegalStateException("no")));
    assertThatThrownBy(() -> LookAtStack.diagnosis(() -> ill)).hasMessage("no");
    assertThat(ill.steps()).endsWith("close");
    assertThat(ill.folder()).doesNotExist();
  }

  @Test
  void a_bundle_is_written_to_a_new_folder_after_it_was_said_whose_the_stack_is() {
    assertThat(bundle(stack, Optional.empty()).folder()).isEqualTo(Path.of("new"));
    assertThat(stack.steps())
        .containsExactly("note the owner", "a new folder", "bundle of the model in new", "close");
    assertThat(reporter.steps()).containsExactly("bundle");
  }

  @Test
  void a_bundle_is_written_where_the_user_wants_it() {
    assertThat(bundle(stack, Optional.of(Path.of("mine"))).folder()).isEqualTo(Path.of("mine"));
    assertThat(stack.steps())
        .containsExactly("note the owner", "bundle of the model in mine", "close");
  }

  @Test
  void a_bundle_that_cannot_be_written_leaves_no_open_cluster() {
    FakeStackView ill =
        new FakeStackView(Map.of("bundle of the model in new", new IllegalStateException("no")));
    assertThatThrownBy(() -> bundle(ill, Optional.empty())).hasMessage("no");
    assertThat(ill.steps()).endsWith("bundle of the model in new", "close");
  }
}
