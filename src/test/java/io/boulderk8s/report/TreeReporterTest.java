package io.boulderk8s.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.Screen;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What a person sees at each moment, on a terminal of 50 columns. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class TreeReporterTest {
  private final Screen screen = new Screen();
  private Instant now = Instant.EPOCH;
  private final TreeReporter reporter = new TreeReporter(screen.stream(), 50, () -> now);

  @Test
  void a_phase_is_one_line_that_moves_and_one_that_stays() {
    reporter.report(new Event.StepStarted("images"));
    after(1500);
    reporter.tick();
    assertThat(screen.text()).isEqualTo("  / images (1.5 s)\n");
    reporter.report(new Event.StepEnded("images", Duration.ofMillis(2300)));
    assertThat(screen.text()).isEqualTo(" ok images (2.3 s)\n");
  }

  @Test
  void why_the_command_failed_stays() {
    reporter.report(new Event.StepStarted("images"));
    reporter.report(new Event.StepFailed("images", Duration.ofMillis(2300)));
    reporter.report(
        new Event.CommandFailed(
            "image", 66, List.of(new Event.Problem("a:1", "is gone", "pull it")), "x.log", ""));
    reporter.report(new Event.CommandEnded(66));

    assertThat(screen.text())
        .isEqualTo(
            " !! images failed (2.3 s)\nboulder-k8s: a:1: is gone\n  -> pull it\n  log: x.log\n");
  }

  @Test
  void services_are_a_tree_below_their_phase_and_a_count_when_it_ended() {
    reporter.report(new Event.StepStarted("dependencies ready"));
    reporter.report(new Event.ServiceChanged("bmariadb", "starting", false));
    reporter.report(new Event.ServiceChanged("bmigrate", "waiting", false));
    after(4000);
    reporter.report(new Event.ServiceChanged("bmariadb", "started", true));
    after(1000);
    reporter.tick();
    assertThat(screen.text())
        .isEqualTo(
            """
              | dependencies ready (5.0 s): 1 of 2 services
                ok bmariadb  started (4.0 s)
                .. bmigrate  waiting (5.0 s)
            """);
    reporter.report(new Event.ServiceChanged("bmigrate", "started", true));
    reporter.report(new Event.StepEnded("dependencies ready", Duration.ofMillis(6000)));
    assertThat(screen.text()).isEqualTo(" ok dependencies ready: 2 of 2 services (6.0 s)\n");
  }

  @Test
  void cells_are_a_table_that_says_who_waits_and_who_failed() {
    reporter.report(new Event.StepStarted("cells"));
    cell("c1", "waits", Standing.WAITING);
    cell("c2", "waits", Standing.WAITING);
    cell("c10", "waits", Standing.WAITING);
    after(1000);
    cell("c1", "starting", Standing.GOING);
    cell("c2", "running", Standing.GOING);
    after(4000);
    cell("c1", "failed", Standing.BAD);
    assertThat(screen.text())
        .endsWith(
            """
             cells (5.0 s): 1 of 3 cells, 1 not passed
                !! c1   failed (4.0 s)   ./t.sh c1
                .. c2   running (4.0 s)  ./t.sh c2
                   c10  waits            ./t.sh c10
            """);
  }

  @Test
  void of_more_cells_than_fit_those_are_seen_that_go_on_or_failed() {
    reporter.report(new Event.StepStarted("cells"));
    for (int i = 10; i < 40; i++) {
      cell("c" + i, "waits", Standing.WAITING);
    }
    cell("c39", "failed", Standing.BAD);
    cell("c38", "running", Standing.GOING);
    assertThat(screen.text().lines().skip(1).limit(3).map(String::strip))
        .containsExactly(
            ".. c38  running (0.0 s)  ./t.sh c38",
            "!! c39  failed (0.0 s)   ./t.sh c39",
            "c10  waits            ./t.sh c10");
  }

  private void cell(String id, String state, Standing standing) {
    reporter.report(new Event.CellChanged(id, "./t.sh " + id, state, standing));
  }

  @Test
  void a_notice_stays_above_what_moves() {
    reporter.report(new Event.StepStarted("images"));
    reporter.report(new Event.Progress("loading mariadb"));
    reporter.report(new Event.Notice("mariadb is a stand-in"));
    assertThat(screen.text())
        .startsWith("note: mariadb is a stand-in\n  ")
        .endsWith(" images (0.0 s)\n      loading mariadb\n");
  }

  @Test
  void while_the_setup_prints_nothing_moves() {
    reporter.report(new Event.StepStarted("setup: bsetup"));
    reporter.report(new Event.OutputFollows());
    screen.stream().println("what the setup prints");
    reporter.tick();
    reporter.report(new Event.StepEnded("setup: bsetup", Duration.ofSeconds(2)));
    reporter.report(new Event.StepStarted("images"));
    assertThat(screen.text())
        .startsWith("==> setup: bsetup\nwhat the setup prints\n ok setup: bsetup (2.0 s)\n  ")
        .endsWith(" images (0.0 s)\n");
  }

  @Test
  void a_failure_leaves_nothing_that_moves() {
    reporter.report(new Event.StepStarted("images"));
    reporter.report(new Event.StepFailed("images", Duration.ofSeconds(3)));
    reporter.tick();
    reporter.report(new Event.Judged("dns", "infra", "verdict: dns\n  -> look\n", "/tmp/b"));
    assertThat(screen.text())
        .isEqualTo(" !! images failed (3.0 s)\nverdict: dns\n  -> look\n  bundle: /tmp/b\n");
  }

  @Test
  void more_services_than_fit_are_counted() {
    reporter.report(new Event.StepStarted("x"));
    for (int i = 10; i < 40; i++) {
      reporter.report(new Event.ServiceChanged("s" + i, "starting", false));
    }
    assertThat(screen.text().lines()).hasSize(18).last().isEqualTo("      and 14 more");
  }

  @Test
  void a_line_that_would_wrap_is_cut() {
    reporter.report(new Event.StepStarted("x"));
    reporter.report(new Event.Progress("y".repeat(100)));
    assertThat(screen.text().lines()).allMatch(line -> line.length() < 50);
  }

  private void after(long millis) {
    now = now.plusMillis(millis);
  }
}
