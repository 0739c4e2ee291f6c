package io.boulderk8s.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class OwnClusterTest {
  private static final Path HERE = Path.of("/work/here");

  private static CliResult result(int code, String stdout) {
    return new CliResult(
        List.of(), code, stdout.getBytes(StandardCharsets.UTF_8), new byte[0], Duration.ZERO);
  }

  private static Function<List<String>, CliResult> engine(CliResult nodes, CliResult mark) {
    return words -> words.getFirst().equals("ps") ? nodes : mark;
  }

  private static boolean deletable(CliResult nodes, CliResult mark) {
    return OwnCluster.before("x-ci", HERE, engine(nodes, mark)).deletable();
  }

  @Test
  void what_was_not_there_before_may_be_deleted() {
    assertThat(deletable(result(0, ""), result(1, ""))).isTrue();
  }

  @Test
  void what_was_there_before_stays_unless_this_worktree_made_it() {
    CliResult there = result(0, "0123456789ab\n");
    assertThat(deletable(there, result(1, ""))).isFalse();
    assertThat(deletable(there, result(0, "/work/another\n"))).isFalse();
    assertThat(deletable(there, result(0, "/work/here\n"))).isTrue();
  }

  @Test
  void an_engine_that_does_not_say_is_no_leave_to_delete() {
    assertThat(deletable(result(1, ""), result(1, ""))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"boulder-k8s", "mine", "ci", "x-ci-more"})
  void a_cluster_that_a_user_may_work_with_is_no_cluster_for_tests(String name) {
    assertThatThrownBy(() -> SharedCluster.name(Map.of("BOULDER_K8S_CLUSTER", name)))
        .hasMessageContaining("BOULDER_K8S_CLUSTER=" + name)
        .hasMessageContaining("must end in -ci or -faults");
  }

  @Test
  void tests_have_a_cluster_of_their_own() {
    assertThat(SharedCluster.name(Map.of())).isEqualTo("boulder-k8s-ci");
    assertThat(SharedCluster.name(Map.of("BOULDER_K8S_CLUSTER", "x-faults"))).isEqualTo("x-faults");
  }
}
