package io.boulderk8s.cli;

import io.boulderk8s.parity.Recording;
import io.boulderk8s.parity.RecordingJson;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Compares two recordings; needs neither system. */
@Command(name = "compare", description = "Compare two recordings. Exit codes as those of parity.")
final class ParityCompareCommand implements Callable<Integer> {
  @Mixin private ParityOutput output = new ParityOutput();

  @Parameters(
      index = "0",
      paramLabel = "COMPOSE",
      description = "The recording of the Compose side.")
  private Path compose = Path.of("");

  @Parameters(
      index = "1",
      paramLabel = "K8S",
      description = "The recording of the Kubernetes side.")
  private Path kubernetes = Path.of("");

  private final Invocation invocation;

  ParityCompareCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    return output.tell(read(compose), read(kubernetes), invocation);
  }

  private Recording read(Path file) {
    return RecordingJson.read(
        file.toString(), OptionPath.of("the recording", file, invocation).read());
  }
}
