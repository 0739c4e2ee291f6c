package io.boulderk8s.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class FirstProcessTest {
  /** As /proc/1/status has it, of a bash without a trap: it catches SIGINT and SIGCHLD. */
  private static final String SHELL =
      "Name:\tbash\nSigIgn:\t0000000000004004\nSigCgt:\t0000000000010002\nCapInh:\t00\n";

  @Test
  void a_shell_without_a_trap_does_not_hear_that_it_shall_end() {
    assertThat(FirstProcess.hearsSigterm(SHELL)).contains(false);
  }

  @Test
  void a_program_with_a_handler_hears() {
    assertThat(FirstProcess.hearsSigterm("SigCgt:\t0000000000014002\n")).contains(true);
    assertThat(FirstProcess.hearsSigterm("SigCgt:\tffffffffffffffff\n")).contains(true);
  }

  @Test
  void what_says_nothing_of_it_leaves_it_open() {
    assertThat(FirstProcess.hearsSigterm("")).isEmpty();
    assertThat(FirstProcess.hearsSigterm("SigCgt:\t?\n")).isEmpty();
  }
}
