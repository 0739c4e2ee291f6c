package io.boulderk8s.explain;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Compares files with what would be written now.
 *
 * @param files what is wrong with each, by name; those that are right are not in it
 */
public record Drift(SortedMap<String, Finding> files) {
  private static final int CONTEXT = 2;

  /** The difference of a file. */
  public sealed interface Finding {
    /** The file is missing. */
    record Missing() implements Finding {}

    /** The file would not be written any more. */
    record Extra() implements Finding {}

    /**
     * The text differs.
     *
     * @param diff unified: what is there, and what should be
     */
    record Different(String diff) implements Finding {}
  }

  /** Compares texts by name. */
  public static Drift between(SortedMap<String, String> there, SortedMap<String, String> wanted) {
    SortedMap<String, Finding> files = new java.util.TreeMap<>();
    SortedSet<String> names = new TreeSet<>(there.keySet());
    names.addAll(wanted.keySet());
    for (String name : names) {
      String is = there.get(name);
      String should = wanted.get(name);
      if (is == null) {
        files.put(name, new Finding.Missing());
      } else if (should == null) {
        files.put(name, new Finding.Extra());
      } else if (!is.equals(should)) {
        files.put(name, new Finding.Different(LineDiff.unified(is, should, CONTEXT)));
      }
    }
    return new Drift(java.util.Collections.unmodifiableSortedMap(files));
  }

  public boolean isEmpty() {
    return files.isEmpty();
  }

  /** For a terminal. */
  public String text() {
    return files.entrySet().stream()
        .map(file -> file.getKey() + ": " + words(file.getValue()) + diff(file.getValue()))
        .collect(Collectors.joining());
  }

  /** For the summary of a CI job. */
  public String markdown(String title) {
    if (isEmpty()) {
      return "### " + title + "\n\nNo drift: every file is what the checkout produces.\n";
    }
    return "### "
        + title
        + "\n\n| file | |\n|---|---|\n"
        + files.entrySet().stream()
            .map(file -> "| `" + file.getKey() + "` | " + words(file.getValue()).strip() + " |\n")
            .collect(Collectors.joining())
        + files.entrySet().stream()
            .filter(file -> !diff(file.getValue()).isEmpty())
            .map(file -> fenced(file.getKey(), diff(file.getValue())))
            .collect(Collectors.joining());
  }

  private static String fenced(String name, String diff) {
    return "\n<details><summary><code>%s</code></summary>\n\n```diff\n%s```\n\n</details>\n"
        .formatted(name, diff);
  }

  private static String words(Finding finding) {
    return switch (finding) {
      case Finding.Missing() -> "missing\n";
      case Finding.Extra() -> "extra: the checkout does not produce it any more\n";
      case Finding.Different(_) -> "different\n";
    };
  }

  private static String diff(Finding finding) {
    return finding instanceof Finding.Different(String diff) ? diff : "";
  }
}
