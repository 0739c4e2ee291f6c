package io.boulderk8s.parity.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boulderk8s.parity.Lifetime;
import io.boulderk8s.parity.Recording;
import io.boulderk8s.testkit.FakeProcessRunner;
import io.boulderk8s.testkit.Plans;
import io.boulderk8s.testkit.RecordingReporter;
import io.boulderk8s.testkit.Resources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class RecorderTest {
  @TempDir private Path checkout = Path.of("");
  @TempDir private Path outputs = Path.of("");

  private final List<String> done = new ArrayList<>();
  private int looks;

  /** One service, whose port opens at the third look. */
  private final class OneService implements Side {
    @Override
    public String name() {
      return "compose";
    }

    @Override
    public void up() {
      done.add("up");
    }

    @Override
    public SortedMap<String, Observed> containers() {
      SortedMap<String, Observed> all = new TreeMap<>();
      all.put("near", observed("near", true));
      all.put("ended", observed("ended", false));
      return all;
    }

    private Observed observed(String service, boolean running) {
      SortedMap<String, String> state = new TreeMap<>();
      state.put("state", running ? "running" : "exited 0");
      return new Observed(service, service, running, state, new TreeMap<>(), Lifetime.NONE);
    }

    @Override
    public String probe(Observed container, List<String> questions) {
      String report = Resources.text("parity/near.json");
      return ++looks < 3 ? report.replace("\"tcp 0.0.0.0:80\",", "") : report;
    }

    @Override
    public Execution test(List<String> arguments) {
      done.add("test " + arguments);
      if (arguments.contains("--boom")) {
        throw new IllegalStateException("boom");
      }
      try {
        Files.writeString(checkout.resolve("made"), "x");
      } catch (java.io.IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
      return new Execution(3, List.of("--- PASS: TestA (0.01s)"), List.of());
    }

    @Override
    public void down() {
      done.add("down");
    }
  }

  private final RecordingReporter reporter = new RecordingReporter();

  private Recorder recorder() {
    return new Recorder(
        Plans.planOfWeb("", ""),
        List.of(),
        new CheckoutFiles(checkout, new FakeProcessRunner().fails("git", "not a repository")),
        outputs,
        _ -> done.add("pause"),
        reporter);
  }

  @Test
  void facts_are_taken_when_the_services_listen_and_all_is_taken_down() {
    Recording recording = recorder().record(new OneService(), List.of());

    assertThat(done).containsExactly("up", "pause", "pause", "pause", "pause", "down");
    assertThat(recording.facts().toString())
        .contains("subject=near, aspect=sockets, item=tcp 0.0.0.0:80", "exited 0");
  }

  @Test
  void a_run_adds_its_results_and_the_files_that_it_made() {
    Recording recording = recorder().record(new OneService(), List.of(List.of("--unit")));

    assertThat(recording.testExitCode()).isEqualTo(3);
    assertThat(recording.facts().toString())
        .contains("subject=checkout, aspect=files, item=made]=file ");
  }

  @Test
  void what_failing_tests_printed_is_kept_and_its_place_said() {
    recorder().record(new OneService(), List.of(List.of("--unit")));

    Path kept = outputs.resolve("project-compose");
    assertThat(kept.resolve("stdout")).content().isEqualTo("--- PASS: TestA (0.01s)\n");
    assertThat(kept.resolve("stderr")).isEmptyFile();
    assertThat(reporter.notices())
        .anyMatch(line -> line.contains("the tests ended with 3; what they printed is in " + kept));
  }

  @Test
  void what_was_brought_up_is_taken_down_after_a_failure_too() {
    assertThatThrownBy(() -> recorder().record(new OneService(), List.of(List.of("--boom"))))
        .hasMessage("boom");

    assertThat(done).endsWith("down");
  }
}
