package io.boulderk8s.diagnose;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The lines of one stream: a container's, or one of the run's two.
 *
 * @param file its file in a bundle: `logs/bmariadb.log`, `test/stdout.log`
 * @param service the Compose service; empty for the run's streams
 * @param skipped lines before the first kept one
 */
public record Log(String file, String service, int skipped, List<String> lines) {
  private static final Pattern STAMP =
      Pattern.compile(
          "^(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:Z|[+-]\\d\\d:\\d\\d))Z? ");
  private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;?]*[A-Za-z]");

  /** Limits a line: a search for words must not take minutes in a megabyte without a line end. */
  private static final int LOOKED_AT = 4096;

  public Log {
    lines = lines.stream().map(Log::beginning).toList();
  }

  private static String beginning(String line) {
    return line.length() <= LOOKED_AT ? line : line.substring(0, LOOKED_AT);
  }

  /** A line with its place. */
  public record Line(Log log, int index) {
    public String text() {
      String raw = COLOURS.matcher(log.lines.get(index)).replaceAll("");
      return log.service.isEmpty() ? raw : withoutStamp(raw);
    }

    /** Returns its time, where the line has one. */
    public Optional<Instant> time() {
      Matcher stamp = STAMP.matcher(log.lines.get(index));
      if (!stamp.find()) {
        return Optional.empty();
      }
      try {
        return Optional.of(OffsetDateTime.parse(stamp.group(1)).toInstant());
      } catch (DateTimeParseException _) {
        return Optional.empty();
      }
    }

    public Evidence evidence() {
      return new Evidence(log.file + ":" + (log.skipped + index + 1), text().strip());
    }
  }

  /** Returns a line of a container without the kubelet's time before it. */
  public static String withoutStamp(String line) {
    return STAMP.matcher(line).replaceFirst("");
  }

  public List<Line> tail(int count) {
    return between(lines.size() - count, lines.size());
  }

  /** Returns the last lines that are not empty. */
  List<Line> words(int count) {
    List<Line> said = tail(count * 4).stream().filter(line -> !line.text().isBlank()).toList();
    return said.subList(Math.max(0, said.size() - count), said.size());
  }

  /** Returns the lines from one index to another, as far as they exist. */
  List<Line> between(int from, int to) {
    return IntStream.range(Math.max(0, from), Math.min(lines.size(), to))
        .mapToObj(index -> new Line(this, index))
        .toList();
  }
}
