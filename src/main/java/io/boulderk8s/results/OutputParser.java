package io.boulderk8s.results;

import java.util.List;

/** Reads one kind of test output, line by line. Lines that it does not know mean nothing. */
interface OutputParser {
  /**
   * Takes a line.
   *
   * @param line without colours and line end
   * @param place the stream and number of the line
   */
  void line(String line, String place);

  /** What was read; nothing comes after it. */
  List<TestSuite> end();
}
