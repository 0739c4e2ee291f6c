package io.boulderk8s.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The order of the steps of `shell`, without a cluster. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class OpenShellTest {
  private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());
  private static final Streams USER = new Streams(InputStream.nullInputStream(), NOWHERE, NOWHERE);

  private final FakeStackView stack = new FakeStackView();

  private static OpenShell shell(Optional<String> service, boolean force) {
    StackChoice choice = Requests.choice();
    return new OpenShell(
        choice.source(),
        choice.name(),
        new ClusterRequest("kind", false, Optional.empty()),
        service,
        List.of("id", "-u"),
        force);
  }

  @Test
  void the_owner_is_asked_for_before_anything_is_executed_and_the_code_is_the_commands() {
    assertThat(shell(Optional.of("bmysql"), false).in(() -> stack, USER)).isEqualTo(3);
    assertThat(stack.steps())
        .containsExactly("refuse another owner", "execute [id, -u] in bmysql", "close");
  }

  @Test
  void without_a_service_it_is_in_the_runner() {
    shell(Optional.empty(), false).in(() -> stack, USER);
    assertThat(stack.steps()).contains("execute [id, -u] in boulder");
  }

  @Test
  void in_a_stack_of_somebody_else_nothing_is_executed() {
    FakeStackView foreign =
        new FakeStackView(
            Map.of(
                "refuse another owner",
                BoulderK8sException.of(FailureKind.BUSY, "", "somebody else's", "")));
    BoulderK8sException refused =
        catchThrowableOfType(
            BoulderK8sException.class,
            () -> shell(Optional.empty(), false).in(() -> foreign, USER));
    assertThat(refused.kind().exitCode()).isEqualTo(78);
    assertThat(foreign.steps()).containsExactly("refuse another owner", "close");
  }

  @Test
  void with_force_nobody_is_asked() {
    shell(Optional.empty(), true).in(() -> stack, USER);
    assertThat(stack.steps()).containsExactly("execute [id, -u] in boulder", "close");
  }
}
