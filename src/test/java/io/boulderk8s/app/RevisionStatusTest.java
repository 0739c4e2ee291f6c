package io.boulderk8s.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.deploy.Revision;
import io.boulderk8s.deploy.Revision.Serves;
import io.boulderk8s.testkit.Revisioned;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What `status` says of revisions. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class RevisionStatusTest {
  private static final Revision FIRST = Revisioned.of(1, Serves.NO, "programs:1");
  private static final Revision SECOND = Revisioned.of(2, Serves.ROLLED_OUT, "programs:2");

  @Test
  void each_has_its_programs_and_what_differs_from_the_one_before() {
    List<RevisionStatus> lines = RevisionStatus.of(List.of(FIRST, SECOND), SECOND.states());
    assertThat(lines).extracting(RevisionStatus::state).containsExactly("kept", "serves");
    assertThat(lines)
        .extracting(RevisionStatus::programs)
        .containsExactly("programs:1", "programs:2");
    assertThat(lines.getLast().differing())
        .containsExactly("boulder-sa-1", "crl-storer", "nonce-service-1", "s3-test-srv");
  }

  @Test
  void one_that_was_gone_back_to_says_so() {
    Revision back = Revisioned.of(1, Serves.ROLLED_BACK, "programs:1");
    assertThat(RevisionStatus.of(List.of(back), back.states()).getFirst().state())
        .isEqualTo("serves, rolled back");
  }

  @Test
  void a_rollout_that_did_not_end_is_told_with_the_services_that_are_otherwise() {
    var mixed = new TreeMap<>(SECOND.states());
    mixed.put("crl-storer", "other x1");
    assertThat(RevisionStatus.of(List.of(FIRST, SECOND), mixed).getLast().state())
        .isEqualTo("served; a rollout since then did not end: crl-storer");
  }

  @Test
  void many_services_are_a_number() {
    assertThat(RevisionStatus.some(List.of("a", "b", "c", "d"))).isEqualTo("a, b, c, d");
    assertThat(RevisionStatus.some(List.of("a", "b", "c", "d", "e"))).isEqualTo("5 services");
  }
}
