package io.boulderk8s.kube;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class Pid1Test {
  /** As /proc/1/status has it, of a bash without a trap: it catches SIGINT and SIGCHLD. */
  private static final String SHELL =
      "Name:\tbash\nSigIgn:\t0000000000004004\nSigCgt:\t0000000000010002\nCapInh:\t00\n";

  @Test
  void a_shell_without_a_trap_does_not_hear_that_it_shall_end() {
    assertThat(Pid1.catchesSigterm(SHELL)).contains(false);
  }

  @Test
  void a_program_with_a_handler_hears() {
    assertThat(Pid1.catchesSigterm("SigCgt:\t0000000000014002\n")).contains(true);
    assertThat(Pid1.catchesSigterm("SigCgt:\tffffffffffffffff\n")).contains(true);
  }

  @Test
  void what_says_nothing_of_it_leaves_it_open() {
    assertThat(Pid1.catchesSigterm("")).isEmpty();
    assertThat(Pid1.catchesSigterm("SigCgt:\t?\n")).isEmpty();
  }
}
