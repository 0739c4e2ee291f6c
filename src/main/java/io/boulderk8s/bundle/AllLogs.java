package io.boulderk8s.bundle;

import io.boulderk8s.diagnose.Log;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Writes containers.log, as `docker compose logs` prints it: `service | line`, service by service.
 */
final class AllLogs {
  private final BundleFolder folder;

  AllLogs(BundleFolder folder) {
    this.folder = folder;
  }

  /** The log of a main container: its file and its service. */
  record Source(Path file, String service) {}

  void write(List<Source> sources) {
    int width = sources.stream().mapToInt(source -> source.service().length()).max().orElse(0);
    try (OutputStream out = folder.open(Layout.ALL_LOGS)) {
      for (Source source : sources) {
        copy(source, width, out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Source source, int width, OutputStream out) throws IOException {
    if (!Files.exists(source.file())) {
      return;
    }
    String prefix = source.service() + " ".repeat(width - source.service().length()) + "  | ";
    try (BufferedReader lines = LogTail.reader(source.file())) {
      for (Optional<String> line = next(lines); line.isPresent(); line = next(lines)) {
        String plain = Log.withoutStamp(line.get());
        out.write((prefix + plain + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private static Optional<String> next(BufferedReader lines) throws IOException {
    return Optional.ofNullable(lines.readLine());
  }
}
