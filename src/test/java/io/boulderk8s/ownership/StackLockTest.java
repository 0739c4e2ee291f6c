package io.boulderk8s.ownership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.testkit.RecordingReporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class StackLockTest {
  @TempDir private Path folder;

  @Test
  void a_second_one_is_refused_and_told_who_has_it() {
    Path file = folder.resolve("stacks/c.ns.lock");
    try (StackLock _ = StackLock.takeOrRefuse(file, "`test --unit`, by me")) {
      BoulderK8sException refused =
          catchThrowableOfType(
              BoulderK8sException.class, () -> StackLock.takeOrRefuse(file, "another"));

      assertThat(refused.kind()).isEqualTo(FailureKind.BUSY);
      assertThat(refused)
          .hasMessageContaining("`test --unit`, by me")
          .hasMessageContaining("--wait");
    }
    try (StackLock free = StackLock.take(file, "another", new RecordingReporter())) {
      assertThat(free).isNotNull();
    }
  }

  @Test
  void other_stacks_are_free() {
    try (StackLock _ = StackLock.takeOrRefuse(folder.resolve("a.lock"), "one")) {
      assertThat(StackLock.tryTake(folder.resolve("b.lock"), "two")).isPresent();
    }
  }

  @Test
  void what_a_link_leads_to_is_not_written_over() throws IOException {
    Path precious = Files.writeString(folder.resolve("precious"), "mine");
    Path link = Files.createSymbolicLink(folder.resolve("c.lock"), precious);

    assertThatThrownBy(() -> StackLock.tryTake(link, "one")).hasMessageContaining("c.lock");

    assertThat(precious).hasContent("mine");
  }
}
