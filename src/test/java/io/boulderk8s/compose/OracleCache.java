package io.boulderk8s.compose;

import io.boulderk8s.digest.Sha256;
import io.boulderk8s.process.Command;
import io.boulderk8s.process.ProcessResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/** What Compose said of the same files before: it is the slow part of a search. */
record OracleCache(Path folder) {
  ProcessResult get(String input, Supplier<ProcessResult> ask) throws IOException {
    Path file = folder.resolve(Sha256.hex(input));
    if (Files.exists(file)) {
      String[] parts = Files.readString(file).split("\u0001", -1);
      return new ProcessResult(
          Command.of("docker", "compose"), Integer.parseInt(parts[0]), parts[1], parts[2]);
    }
    ProcessResult result = ask.get();
    Files.createDirectories(folder);
    Path whole = Files.createTempFile(folder, "new", "");
    Files.writeString(
        whole, result.exitCode() + "\u0001" + result.stdout() + "\u0001" + result.stderr());
    Files.move(whole, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    return result;
  }
}
