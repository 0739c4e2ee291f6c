package io.boulderk8s.explain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** What has to be done to the lines of one text to have another one. */
public record LineDiff(List<Line> lines) {
  /** Above this many comparisons, the differing middle counts as replaced as a whole. */
  private static final long MOST_COMPARED = 4_000_000;

  public LineDiff {
    lines = List.copyOf(lines);
  }

  /** Which of the two texts a line is in. */
  public enum Side {
    BOTH(' '),
    BEFORE('-'),
    AFTER('+');

    private final char mark;

    Side(char mark) {
      this.mark = mark;
    }
  }

  /**
   * A line of one or both texts.
   *
   * @param before its number in the first text, or that of the next line there, from 1
   * @param after the same for the second text
   */
  public record Line(Side side, int before, int after, String text) {}

  public static LineDiff of(String before, String after) {
    List<String> a = before.lines().toList();
    List<String> b = after.lines().toList();
    int start = 0;
    while (start < Math.min(a.size(), b.size()) && a.get(start).equals(b.get(start))) {
      start++;
    }
    int end = 0;
    while (end < Math.min(a.size(), b.size()) - start
        && a.get(a.size() - 1 - end).equals(b.get(b.size() - 1 - end))) {
      end++;
    }
    return new LineDiff(numbered(a, b, kept(a, b, start, end)));
  }

  public boolean isEmpty() {
    return lines.stream().allMatch(line -> line.side() == Side.BOTH);
  }

  /** As `diff -U` prints it, without the names of files. */
  public String unified(int context) {
    StringBuilder text = new StringBuilder();
    int next = 0;
    while (next < lines.size()) {
      int first = next;
      while (first < lines.size() && lines.get(first).side() == Side.BOTH) {
        first++;
      }
      if (first == lines.size()) {
        break;
      }
      int last = lastOfHunk(first, context);
      List<Line> hunk =
          lines.subList(
              Math.max(next, first - context), Math.min(lines.size(), last + 1 + context));
      text.append(header(hunk));
      hunk.forEach(line -> text.append(line.side().mark).append(line.text()).append('\n'));
      next = Math.min(lines.size(), last + 1 + context);
    }
    return text.toString();
  }

  /** Changes whose contexts would meet are one hunk. */
  private int lastOfHunk(int first, int context) {
    int last = first;
    for (int i = first; i < lines.size() && i <= last + 2 * context + 1; i++) {
      if (lines.get(i).side() != Side.BOTH) {
        last = i;
      }
    }
    return last;
  }

  private static String header(List<Line> hunk) {
    long before = hunk.stream().filter(line -> line.side() != Side.AFTER).count();
    long after = hunk.stream().filter(line -> line.side() != Side.BEFORE).count();
    return "@@ -%d,%d +%d,%d @@%n"
        .formatted(
            hunk.getFirst().before() - (before == 0 ? 1 : 0),
            before,
            hunk.getFirst().after() - (after == 0 ? 1 : 0),
            after);
  }

  /** Pairs of lines that stay, as {index before, index after}. */
  private static List<int[]> kept(List<String> a, List<String> b, int start, int end) {
    List<int[]> pairs = new ArrayList<>();
    IntStream.range(0, start).forEach(i -> pairs.add(new int[] {i, i}));
    List<String> middleA = a.subList(start, a.size() - end);
    List<String> middleB = b.subList(start, b.size() - end);
    if ((long) middleA.size() * middleB.size() <= MOST_COMPARED) {
      common(middleA, middleB)
          .forEach(pair -> pairs.add(new int[] {pair[0] + start, pair[1] + start}));
    }
    IntStream.range(0, end)
        .map(i -> end - i)
        .forEach(i -> pairs.add(new int[] {a.size() - i, b.size() - i}));
    return pairs;
  }

  /** The longest common subsequence. */
  private static List<int[]> common(List<String> a, List<String> b) {
    int[][] longest = new int[a.size() + 1][b.size() + 1];
    for (int i = a.size() - 1; i >= 0; i--) {
      for (int j = b.size() - 1; j >= 0; j--) {
        longest[i][j] =
            a.get(i).equals(b.get(j))
                ? longest[i + 1][j + 1] + 1
                : Math.max(longest[i + 1][j], longest[i][j + 1]);
      }
    }
    List<int[]> pairs = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < a.size() && j < b.size()) {
      if (a.get(i).equals(b.get(j))) {
        pairs.add(new int[] {i++, j++});
      } else if (longest[i + 1][j] >= longest[i][j + 1]) {
        i++;
      } else {
        j++;
      }
    }
    return pairs;
  }

  private static List<Line> numbered(List<String> a, List<String> b, List<int[]> kept) {
    List<Line> lines = new ArrayList<>();
    List<int[]> stops = new ArrayList<>(kept);
    Collections.addAll(stops, new int[] {a.size(), b.size()});
    int i = 0;
    int j = 0;
    for (int[] stop : stops) {
      for (; i < stop[0]; i++) {
        lines.add(new Line(Side.BEFORE, i + 1, j + 1, a.get(i)));
      }
      for (; j < stop[1]; j++) {
        lines.add(new Line(Side.AFTER, i + 1, j + 1, b.get(j)));
      }
      if (i < a.size() && j < b.size()) {
        lines.add(new Line(Side.BOTH, i + 1, j + 1, a.get(i)));
        i++;
        j++;
      }
    }
    return lines;
  }
}
