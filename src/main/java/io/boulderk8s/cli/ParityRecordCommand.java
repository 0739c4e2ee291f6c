package io.boulderk8s.cli;

import io.boulderk8s.app.CompareWithCompose;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.parity.Recording;
import io.boulderk8s.parity.RecordingJson;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Records one side of a comparison in a file. */
@Command(name = "record", description = "Record one side of a comparison in a file.")
final class ParityRecordCommand implements Callable<Integer> {
  @Mixin private ParityOptions options = new ParityOptions();
  @Mixin private OutputOptions outputOptions = new OutputOptions();

  @Option(names = "--side", required = true, paramLabel = "SIDE", description = "compose or k8s.")
  private String side = "";

  @Option(names = "-o", paramLabel = "FILE", description = "The file. Default, and `-`: stdout.")
  private @Nullable Path file;

  private final Invocation invocation;

  ParityRecordCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    OptionPath.write("-o", file, RecordingJson.write(recording()), invocation);
    return 0;
  }

  private Recording recording() {
    CompareWithCompose parity = options.comparison(invocation, outputOptions.reporter(invocation));
    return switch (side) {
      case "compose" -> parity.compose();
      case "k8s" -> parity.kubernetes();
      default ->
          throw BoulderK8sException.of(
              FailureKind.USAGE, "--side", side + " is neither compose nor k8s", "");
    };
  }
}
