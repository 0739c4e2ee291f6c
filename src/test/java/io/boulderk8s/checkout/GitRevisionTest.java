package io.boulderk8s.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.process.LocalProcessRunner;
import io.boulderk8s.testkit.GitRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class GitRevisionTest {
  @TempDir private Path folder;

  @Test
  void a_file_is_as_the_commit_has_it() {
    GitRepository repository = GitRepository.at(folder.resolve("r")).write("a.yml", "one\n");
    repository.commit("first").write("a.yml", "two\n").commit("second").write("a.yml", "three\n");

    assertThat(revision(repository.root(), "first").text(repository.root().resolve("a.yml")))
        .contains("one\n");
    assertThat(revision(repository.root(), "HEAD").text(repository.root().resolve("a.yml")))
        .contains("two\n");
  }

  @Test
  void a_checkout_may_be_a_folder_of_a_repository() {
    GitRepository repository =
        GitRepository.at(folder.resolve("r")).write("sub/a", "a\n").write("b", "b\n").commit("c");
    Path sub = repository.root().resolve("sub");

    assertThat(revision(sub, "c").text(sub.resolve("a"))).contains("a\n");
    assertThat(revision(sub, "c").text(repository.root().resolve("b"))).contains("b\n");
  }

  @Test
  void what_git_keeps_is_absent_before_it_came_and_what_it_does_not_keep_is_always_there()
      throws IOException {
    GitRepository repository =
        GitRepository.at(folder.resolve("r")).write(".gitignore", ".env\n").commit("first");
    repository.write("later", "x\n").commit("second").write(".env", "A=1\n");
    Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "y\n").toRealPath();
    GitRevision first = revision(repository.root(), "first");

    assertThat(first.text(repository.root().resolve("later"))).isEmpty();
    assertThat(first.text(repository.root().resolve(".env"))).contains("A=1\n");
    assertThat(first.text(elsewhere)).contains("y\n");
    assertThat(first.text(repository.root().resolve("nowhere"))).isEmpty();
  }

  @Test
  void a_folder_without_a_repository_is_no_checkout_with_a_history() {
    assertThatExceptionOfType(BoulderK8sException.class)
        .isThrownBy(() -> revision(folder, "HEAD"))
        .withMessageContaining("git finds no repository here")
        .satisfies(e -> assertThat(e.kind()).isEqualTo(FailureKind.CHECKOUT));
  }

  @Test
  void an_unknown_name_is_the_users_error() {
    GitRepository repository =
        GitRepository.at(folder.resolve("r")).write("a", "a\n").commit("first");

    assertThatExceptionOfType(BoulderK8sException.class)
        .isThrownBy(() -> revision(repository.root(), "nonsense"))
        .withMessageContaining("nonsense: the checkout's repository has no such commit")
        .satisfies(e -> assertThat(e.kind()).isEqualTo(FailureKind.USAGE));
  }

  private static GitRevision revision(Path root, String name) {
    return GitRevision.of(new LocalProcessRunner(System.getenv()), root, name);
  }
}
