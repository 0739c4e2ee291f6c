package io.boulderk8s.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The pages for people: each link leads somewhere, and the first page stays short. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class MarkdownLinksTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]*)(?:#([^)\\s]*))?\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
  private static final Set<String> IN_RELEASE = inRelease();
  private static final int LINES_OF_README = 150;

  @Test
  void each_link_leads_to_a_file_and_a_heading_that_are_there() {
    assertThat(pages())
        .hasSizeGreaterThan(20)
        .allSatisfy(page -> assertThat(broken(page)).isEmpty());
  }

  @Test
  void no_link_of_a_release_leads_to_what_a_release_does_not_hold() {
    assertThat(pages()).allSatisfy(page -> assertThat(outsideOfRelease(page)).isEmpty());
  }

  /** As `git ls-files` of scripts/release.sh says it: folders, and pages beside them. */
  private static List<String> outsideOfRelease(Path page) {
    return LINK.matcher(text(page))
        .results()
        .map(link -> link.group(1))
        .filter(link -> !link.isEmpty() && !link.contains(":"))
        .filter(link -> !isInRelease(page.resolveSibling(link).normalize()))
        .toList();
  }

  private static boolean isInRelease(Path file) {
    boolean page = file.getNameCount() == 1 && file.toString().endsWith(".md");
    return page || IN_RELEASE.contains(file.getName(0).toString());
  }

  private static Set<String> inRelease() {
    return Pattern.compile("git ls-files (images .*?) ':")
        .matcher(text(Path.of("scripts/release.sh")))
        .results()
        .map(list -> Set.of((list.group(1) + " LICENSE NOTICE").split(" ")))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void the_readme_is_read_in_one_go() throws IOException {
    assertThat(Files.readAllLines(Path.of("README.md"))).hasSizeLessThanOrEqualTo(LINES_OF_README);
  }

  private static List<Path> pages() {
    try (Stream<Path> files =
        Stream.of("docs", "images", "k8s", "sample").flatMap(MarkdownLinksTest::below)) {
      return Stream.concat(
              files,
              Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md")
                  .map(Path::of))
          .filter(file -> file.toString().endsWith(".md"))
          .toList();
    }
  }

  private static Stream<Path> below(String folder) {
    try {
      return Files.walk(Path.of(folder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> broken(Path page) {
    return LINK.matcher(text(page))
        .results()
        .filter(link -> !link.group(1).contains(":"))
        .filter(link -> !leads(page, link))
        .map(MatchResult::group)
        .toList();
  }

  private static boolean leads(Path page, MatchResult link) {
    Path to = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1));
    return Files.exists(to)
        && (link.group(2) == null || anchors(to).anyMatch(link.group(2)::equals));
  }

  /** As GitHub makes them of headings. */
  private static Stream<String> anchors(Path page) {
    return HEADING
        .matcher(text(page))
        .results()
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\w\\- ]", "").replace(' ', '-'));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
