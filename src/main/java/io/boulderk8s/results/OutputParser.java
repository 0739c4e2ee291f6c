package io.boulderk8s.results;

import java.util.List;

/** Parses one kind of test output, line by line, and ignores unknown lines. */
interface OutputParser {
  /**
   * Takes a line.
   *
   * @param line without colours and line end
   * @param place the stream and number of the line
   */
  void line(String line, String place);

  /** Returns the result; no line comes after it. */
  List<TestSuite> end();
}
