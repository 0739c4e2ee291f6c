package io.boulderk8s.matrix;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One run of the tests in the matrix.
 *
 * @param id c1, c2, ... in the order of the file: short enough for the name of a stack
 * @param name its command as written, and the other values of the matrix where there are several;
 *     its history is stored under this name
 * @param environment the variables that the workflow and the command itself set
 * @param next with config-next
 * @param arguments of the test command
 */
public record Cell(
    String id,
    String name,
    SortedMap<String, String> environment,
    boolean next,
    List<String> arguments) {
  private static final int LONGEST = 63 - "-c999".length();

  public Cell {
    environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
    arguments = List.copyOf(arguments);
  }

  /** The beginning of a cell's namespace, short enough for three digits (RFC 1123: 63 letters). */
  public static String namespaces(String stack) {
    return (stack.length() > LONGEST ? stack.substring(0, LONGEST) : stack) + "-c";
  }

  /** Returns the namespace of the cell's stack, beside that of the checkout's own. */
  public String namespace(String stack) {
    return namespaces(stack) + id.substring(1);
  }
}
