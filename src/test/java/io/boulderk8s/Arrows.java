package io.boulderk8s;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Who may know whom: a table (arrows.txt) and what the classes make of it.
 *
 * @param packages that have a row
 * @param arrows of the rows, as "cli -> app"
 * @param anybody packages that anybody may know
 */
record Arrows(SortedSet<String> packages, SortedSet<String> arrows, Set<String> anybody) {
  private static final Path TABLE = Path.of("src/test/resources/io/boulderk8s/arrows.txt");
  private static final String ROOT = "io.boulderk8s";
  private static final String MAIN = "main";

  /** What is not ours, by the beginning of the package. */
  private static final Map<String, String> LIBRARIES =
      Map.of(
          "picocli", "picocli",
          "io.fabric8.kubernetes.client", "fabric8-client",
          "io.fabric8.kubernetes.api", "fabric8-model");

  static Arrows table() {
    SortedSet<String> packages = new TreeSet<>();
    SortedSet<String> arrows = new TreeSet<>();
    Set<String> anybody = new TreeSet<>();
    for (String row : rows()) {
      String from = row.substring(0, row.indexOf(':'));
      List<String> known = List.of(row.substring(from.length() + 1).strip().split("\\s+"));
      if (from.equals("anybody")) {
        anybody.addAll(known);
      } else {
        packages.add(from);
        known.stream().filter(to -> !to.isEmpty()).forEach(to -> arrows.add(arrow(from, to)));
      }
    }
    return new Arrows(packages, arrows, anybody);
  }

  private static List<String> rows() {
    try (Stream<String> lines = Files.lines(TABLE)) {
      return lines.filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String arrow(String from, String to) {
    return from + " -> " + to;
  }

  /** The table that these classes would have. */
  Arrows of(JavaClasses classes) {
    SortedSet<String> found = new TreeSet<>();
    SortedSet<String> known = new TreeSet<>();
    for (JavaClass type : classes) {
      String from = ours(type.getPackageName()).orElseThrow();
      found.add(from);
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        name(dependency.getTargetClass().getPackageName())
            .filter(to -> !to.equals(from))
            // they themselves know each other only as the table says
            .filter(to -> anybody.contains(from) || !anybody.contains(to))
            .ifPresent(to -> known.add(arrow(from, to)));
      }
    }
    return new Arrows(found, known, anybody);
  }

  private Optional<String> name(String javaPackage) {
    return ours(javaPackage)
        .or(
            () ->
                LIBRARIES.keySet().stream()
                    .filter(begin -> isIn(javaPackage, begin))
                    .map(LIBRARIES::get)
                    .findFirst());
  }

  /** The row of a package of ours: a sub-package that has none belongs to its parent. */
  private Optional<String> ours(String javaPackage) {
    if (javaPackage.equals(ROOT)) {
      return Optional.of(MAIN);
    }
    return packages.stream()
        .filter(row -> isIn(javaPackage, ROOT + "." + row))
        .max(Comparator.comparingInt(String::length))
        .or(
            () ->
                Optional.of(javaPackage)
                    .filter(name -> isIn(name, ROOT))
                    .map(name -> name.substring(ROOT.length() + 1)));
  }

  private static boolean isIn(String javaPackage, String begin) {
    return javaPackage.equals(begin) || javaPackage.startsWith(begin + ".");
  }
}
