package io.boulderk8s.bundle;

import io.boulderk8s.diagnose.Log;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Reads logs of any bytes and any length; keeps the last lines. */
final class LogTail {
  /**
   * The number of lines that an analyzer sees of one log; all of Boulder's own output, which has
   * less than 7000.
   */
  private static final int KEPT = 100_000;

  private LogTail() {}

  /**
   * Reads the log of a file; empty when the file is missing.
   *
   * @param name its name in the bundle
   */
  static Log read(Path file, String name, String service) {
    Deque<String> kept = new ArrayDeque<>();
    int all = 0;
    if (Files.exists(file)) {
      try (BufferedReader reader = reader(file)) {
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
          kept.addLast(line);
          if (++all > KEPT) {
            kept.removeFirst();
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new Log(name, service, all - kept.size(), List.copyOf(kept));
  }

  /** Decodes bytes that are not UTF-8 as a replacement character. */
  static BufferedReader reader(Path file) throws IOException {
    return new BufferedReader(
        new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8));
  }
}
