package io.boulderk8s.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.boulderk8s.deploy.Revision;
import io.boulderk8s.deploy.Revision.Serves;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.testkit.Revisioned;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What a rollback goes back to. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class RevisionChoiceTest {
  private static final Revision GOOD = Revisioned.of(1, Serves.NO, "programs:good");
  private static final Revision BAD = Revisioned.of(2, Serves.ROLLED_OUT, "programs:bad");

  private static int wanted(List<Revision> all, Map<String, String> now, Integer... number) {
    return new RevisionChoice("sample-staging", all, now)
        .wanted(Optional.ofNullable(number.length == 0 ? null : number[0]))
        .number();
  }

  private static BoulderK8sException refused(List<Revision> all, Integer... number) {
    return catchThrowableOfType(BoulderK8sException.class, () -> wanted(all, BAD.states(), number));
  }

  @Test
  void without_a_number_it_is_the_one_before_that_which_serves() {
    assertThat(wanted(List.of(GOOD, BAD), BAD.states())).isEqualTo(1);
  }

  @Test
  void after_a_rollout_that_did_not_end_it_is_the_last_that_served() {
    Map<String, String> mixed = Map.of("boulder-sa-1", "half x1");
    assertThat(wanted(List.of(GOOD, BAD), mixed)).isEqualTo(2);
    Revision back = Revisioned.of(1, Serves.ROLLED_BACK, "programs:good");
    assertThat(wanted(List.of(back, Revisioned.of(2, Serves.NO, "programs:bad")), mixed))
        .isEqualTo(1);
  }

  @Test
  void a_number_is_taken_by_its_word() {
    assertThat(wanted(List.of(GOOD, BAD), BAD.states(), 2)).isEqualTo(2);
  }

  @Test
  void a_number_that_is_not_kept_is_64_and_the_kept_ones_are_named() {
    BoulderK8sException refused = refused(List.of(GOOD, BAD), 7);
    assertThat(refused.kind()).isEqualTo(FailureKind.USAGE);
    assertThat(refused)
        .hasMessageContaining("stack sample-staging: there is no revision 7; there are 1, 2");
  }

  @Test
  void where_nothing_was_ever_ready_or_nothing_is_before_it_is_69() {
    assertThat(refused(List.of()).kind()).isEqualTo(FailureKind.UNAVAILABLE);
    assertThat(refused(List.of())).hasMessageContaining("none was ever ready as a whole");
    assertThat(refused(List.of(BAD))).hasMessageContaining("revision 2 serves, and none before it");
  }
}
