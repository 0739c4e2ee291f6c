package io.boulderk8s.cli;

import io.boulderk8s.app.ProductVersion;
import io.boulderk8s.concurrent.Cancellation;
import io.boulderk8s.report.BothReporters;
import io.boulderk8s.report.OtlpJson;
import io.boulderk8s.report.Reporter;
import io.boulderk8s.report.Trace;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Writes a trace of a command to a file. */
final class TraceOptions {
  @Option(
      names = "--trace",
      paramLabel = "FILE",
      description =
          "Write spans of all that took time, as OTLP JSON for Jaeger (docs/performance.md).")
  private @Nullable Path file;

  /** Does the work; if the user wants a trace, writes it however the work ends. */
  int around(
      String command, Invocation invocation, Reporter reporter, ToIntFunction<Reporter> work) {
    if (file == null) {
      return work.applyAsInt(reporter);
    }
    OptionPath path = OptionPath.of("--trace", file, invocation);
    // a file that cannot be written is reported before the work
    path.write("");
    Instant now = invocation.clock().instant();
    Instant start = ProcessHandle.current().info().startInstant().orElse(now);
    Trace trace = new Trace("boulder-k8s " + command, start, invocation.clock());
    trace.mark("Java has started, the command line is read");
    boolean failed = true;
    try {
      int code = work.applyAsInt(new BothReporters(reporter, trace));
      failed = code != 0;
      return code;
    } finally {
      String id = UUID.randomUUID().toString().replace("-", "");
      String text = new OtlpJson(id, ProductVersion.text()).of(trace.end(failed));
      Cancellation.shielded(() -> path.write(text));
    }
  }
}
