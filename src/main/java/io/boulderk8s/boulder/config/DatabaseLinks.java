package io.boulderk8s.boulder.config;

import io.boulderk8s.boulder.read.CheckoutPath;
import io.boulderk8s.boulder.read.CheckoutTexts;
import io.boulderk8s.boulder.read.Generation;
import java.util.stream.Stream;

/**
 * Follows the links to database addresses, test/secrets/NAME_dburl, as the entrypoint makes them
 * for a generation. Those that are in the working tree are of the last run.
 */
public final class DatabaseLinks {
  private static final String LINKS = "test/secrets/";

  private final CheckoutTexts texts;
  private final Generation generation;

  public DatabaseLinks(CheckoutTexts texts, Generation generation) {
    this.texts = texts;
    this.generation = generation;
  }

  /** Returns the file that has a file's content: the same one, unless it is such a link. */
  public String content(String written) {
    String path = CheckoutPath.of(written).orElse(written);
    if (!path.startsWith(LINKS) || !path.endsWith("_dburl")) {
      return path;
    }
    String name = path.substring(LINKS.length());
    String own = generation.folder();
    return Stream.of(own + "/proxysql/", own + "/secrets/", LINKS + "dburls/proxysql/")
        .map(folder -> folder + name)
        .filter(file -> texts.text(file).isPresent())
        .findFirst()
        .orElse(path);
  }
}
