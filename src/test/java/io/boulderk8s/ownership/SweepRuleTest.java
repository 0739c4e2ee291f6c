package io.boulderk8s.ownership;

import static io.boulderk8s.ownership.SweepRule.Fate.KEEP;
import static io.boulderk8s.ownership.SweepRule.Fate.REMOVE;
import static io.boulderk8s.ownership.SweepRule.Fate.WATCH;
import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.kube.LeaseHolder;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class SweepRuleTest {
  private static final LeaseHolder SELF = new LeaseHolder("one", "here", "10");
  private static final StackOwner OURS = StackOwner.of(new Installation("one"), Path.of("/a"));
  private static final StackOwner THEIRS = StackOwner.of(new Installation("two"), Path.of("/a"));
  private static final StackOwner OLDER = new StackOwner(Optional.empty(), Optional.of("/a"));

  static Stream<Arguments> cases() {
    return Stream.of(
        Arguments.of("held here", OURS, true, "one/here/9", KEEP),
        Arguments.of("held here, before it had a lease", OURS, true, "", KEEP),
        Arguments.of("its process was killed", OURS, false, "one/here/9", REMOVE),
        Arguments.of("killed before it had a lease", OURS, false, "", REMOVE),
        Arguments.of("a cache folder that two machines share", OURS, false, "one/there/9", WATCH),
        Arguments.of("another installation's", THEIRS, false, "two/there/9", WATCH),
        Arguments.of("another installation's on this machine", THEIRS, false, "two/here/9", WATCH),
        Arguments.of("another's, which a sweep of ours seized", THEIRS, false, "one/here/9", WATCH),
        Arguments.of("another's without a lease", THEIRS, false, "", KEEP),
        Arguments.of("of an older version", OLDER, false, "", KEEP),
        Arguments.of("of an older version that runs here", OLDER, true, "", KEEP));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void a_stack_goes_only_if_its_process_has_ended(
      String what, StackOwner owner, boolean locked, String holder, SweepRule.Fate fate) {
    assertThat(SweepRule.of(SELF, owner, locked, LeaseHolder.parse(holder)))
        .as(what)
        .isEqualTo(fate);
  }

  @Test
  void a_holder_is_read_as_it_was_written() {
    assertThat(LeaseHolder.parse(SELF.identity())).contains(SELF);
    assertThat(LeaseHolder.parse("kube-controller-manager_1")).isEmpty();
  }
}
