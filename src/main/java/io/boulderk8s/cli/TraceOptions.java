package io.boulderk8s.cli;

import io.boulderk8s.concurrent.Cancellation;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.report.BothReporters;
import io.boulderk8s.report.OtlpJson;
import io.boulderk8s.report.Reporter;
import io.boulderk8s.report.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the time of a command goes, as a file. */
final class TraceOptions {
  @Option(
      names = "--trace",
      paramLabel = "FILE",
      description =
          "Write what took how long as spans: OTLP JSON, which Jaeger shows (docs/performance.md).")
  private @Nullable Path file;

  /** Does the work and, where the user wants it, traces it, whatever comes of it. */
  int around(
      String command, Surroundings surroundings, Reporter reporter, ToIntFunction<Reporter> work) {
    if (file == null) {
      return work.applyAsInt(reporter);
    }
    Path path = surroundings.workingDirectory().resolve(file);
    // a file that cannot be written is told before the work, not after it
    write(path, "");
    Instant now = surroundings.clock().instant();
    Instant start = ProcessHandle.current().info().startInstant().orElse(now);
    Trace trace = new Trace("boulder-k8s " + command, start, surroundings.clock());
    trace.mark("Java has started, the command line is read");
    boolean failed = true;
    try {
      int code = work.applyAsInt(new BothReporters(reporter, trace));
      failed = code != 0;
      return code;
    } finally {
      String id = UUID.randomUUID().toString().replace("-", "");
      String text = new OtlpJson(id, BoulderK8s.version()).of(trace.end(failed));
      Cancellation.shielded(() -> write(path, text));
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw BoulderK8sException.of(
          FailureKind.IO, "--trace " + file, "cannot be written: " + e, "name another file");
    }
  }
}
