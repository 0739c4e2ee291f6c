package io.boulderk8s.cli;

import io.boulderk8s.app.Interruptible;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.report.BothReporters;
import io.boulderk8s.report.Event;
import io.boulderk8s.report.JsonReporter;
import io.boulderk8s.report.Reporter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says where a command that runs tests reports its events, beside the tests' own output. */
final class EventOptions {
  private static final String JSON = "--json";
  private static final String EVENTS = "--events";
  private static final Duration LAST_WORDS = Duration.ofSeconds(1);

  @Mixin private OutputOptions outputOptions = new OutputOptions();

  @Option(
      names = JSON,
      description =
          "Print events on stderr as JSON, one object a line, among test.sh's own lines"
              + " (docs/events.md).")
  private boolean json;

  @Option(names = EVENTS, paramLabel = "FILE", description = "Write the lines of --json to a file.")
  private @Nullable Path file;

  private final List<JsonReporter> streams = new ArrayList<>();
  private @Nullable Reporter made;
  private boolean lossIsSaid;

  /**
   * Returns the same reporter each time. The file stays open as long as the process; nothing is
   * buffered.
   *
   * @throws BoulderK8sException IO, the first time, when the file cannot be written: from then on
   *     events go to stderr alone
   */
  Reporter reporter(Invocation invocation) {
    if (made != null) {
      return made;
    }
    Reporter teller =
        json
            ? stream(new JsonReporter(invocation.stderr(), invocation.clock()))
            : outputOptions.reporter(invocation);
    made = teller;
    if (file != null) {
      made = new BothReporters(teller, file(file, invocation));
    }
    return made;
  }

  private Reporter file(Path name, Invocation invocation) {
    return stream(
        new JsonReporter(OptionPath.of(EVENTS, name, invocation).open(), invocation.clock()));
  }

  private JsonReporter stream(JsonReporter reporter) {
    streams.add(reporter);
    return reporter;
  }

  /**
   * Returns the handling of signals that ends the event streams also when a second signal ends the
   * process.
   */
  Interruptible interruptible(Invocation invocation) {
    return Interruptible.of(code -> halt(invocation, code));
  }

  void halt(Invocation invocation, int code) {
    // on its own thread: a reader that does not read must not keep the process alive
    Thread last =
        Thread.ofPlatform()
            .daemon()
            .start(
                () -> {
                  Reporter reporter = reporter(invocation);
                  reporter.report(new FailureOutput(invocation).of(insisted()));
                  reporter.report(new Event.CommandEnded(code));
                });
    try {
      boolean _ = last.join(LAST_WORDS);
    } catch (InterruptedException e) {
      // the process ends here
    }
    invocation.halt().accept(code);
  }

  private static BoulderK8sException insisted() {
    return BoulderK8sException.of(
        FailureKind.INTERRUPTED,
        "",
        "interrupted again while cleaning up: ended at once",
        "`boulder-k8s status` shows what there is, `boulder-k8s down` removes it");
  }

  /**
   * Reads the event options of a command line that was refused, so that the error is reported
   * there, too. What picocli read after the error means nothing.
   */
  void readFrom(List<String> words) {
    if (made != null) {
      return;
    }
    json = false;
    file = null;
    List<String> own = words.contains("--") ? words.subList(0, words.indexOf("--")) : words;
    for (int i = 0; i < own.size(); i++) {
      String word = own.get(i);
      json |= word.equals(JSON);
      if (word.startsWith(EVENTS + "=")) {
        file = Path.of(word.substring(EVENTS.length() + 1));
      }
      if (word.equals(EVENTS) && i + 1 < own.size()) {
        file = Path.of(own.get(i + 1));
      }
    }
  }

  /** Returns the failure that events are missing in a stream; only once. */
  Optional<BoulderK8sException> loss() {
    Optional<BoulderK8sException> loss =
        streams.stream()
            .filter(_ -> !lossIsSaid)
            .flatMap(stream -> stream.loss().stream())
            .findFirst()
            .map(
                why ->
                    BoulderK8sException.of(
                        FailureKind.IO,
                        file == null ? JSON : EVENTS + " " + file,
                        "events are missing: " + why,
                        "name a file that can be written, on a disk with room"));
    lossIsSaid |= loss.isPresent();
    return loss;
  }
}
