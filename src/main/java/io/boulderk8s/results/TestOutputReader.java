package io.boulderk8s.results;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the tests in the output of a run, where Go's and Python's may follow one another. */
public final class TestOutputReader {
  private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;?]*[A-Za-z]");

  private TestOutputReader() {}

  /**
   * Returns the tests of one stream.
   *
   * @param stream its name, for the places of results: `stdout`
   */
  public static TestResults read(String stream, Stream<String> lines) {
    List<OutputParser> parsers = List.of(new GoTests(), new PythonTests());
    int[] number = {0};
    lines.forEachOrdered(
        line -> {
          String place = stream + ":" + ++number[0];
          String plain = COLOURS.matcher(line).replaceAll("").stripTrailing();
          parsers.forEach(parser -> parser.line(plain, place));
        });
    return new TestResults(parsers.stream().flatMap(parser -> parser.end().stream()).toList());
  }
}
