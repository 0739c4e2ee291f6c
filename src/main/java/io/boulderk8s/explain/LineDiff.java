package io.boulderk8s.explain;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.Patch;
import java.util.List;
import java.util.stream.Collectors;

/** Compares two texts line by line. */
public final class LineDiff {
  private static final int NAMES = 2;

  private LineDiff() {}

  /** As `diff -U` prints it, without the names of files; empty where no line differs. */
  public static String unified(String before, String after, int context) {
    List<String> lines = before.lines().toList();
    Patch<String> patch = DiffUtils.diff(lines, after.lines().toList());
    return UnifiedDiffUtils.generateUnifiedDiff("", "", lines, patch, context).stream()
        .skip(NAMES)
        .map(line -> (line.startsWith("@@ ") ? position(line) : line) + "\n")
        .collect(Collectors.joining());
  }

  /** The library says 1 where a side has no line; `diff` says 0, and `patch` reads that. */
  private static String position(String header) {
    return header.replace("-1,0 ", "-0,0 ").replace("+1,0 ", "+0,0 ");
  }
}
