package io.boulderk8s.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ClusterRequestTest {
  private static String whatStays(String cluster, boolean existing) {
    return new ClusterRequest(cluster, existing, Optional.empty()).whatStays("boulder-test");
  }

  @Test
  void what_stays_is_said_with_the_commands_that_remove_just_that() {
    assertThat(whatStays("boulder-k8s", false))
        .isEqualTo(
            "stack boulder-test stays for the next run; `boulder-k8s down --stack boulder-test`"
                + " removes it, `boulder-k8s down --cluster` the cluster with all stacks");
    assertThat(whatStays("mine", false))
        .contains(
            "`boulder-k8s down --stack boulder-test --cluster-name mine`",
            "`boulder-k8s down --cluster --cluster-name mine`");
  }

  @Test
  void a_cluster_that_somebody_else_made_is_not_ours_to_delete() {
    assertThat(whatStays("theirs", true))
        .endsWith("`boulder-k8s down --stack boulder-test --context theirs` removes it");
  }
}
