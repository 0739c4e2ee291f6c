package io.boulderk8s.boulder.config;

import io.boulderk8s.boulder.config.FileReference.Kind;
import io.boulderk8s.boulder.read.CheckoutTexts;
import io.boulderk8s.boulder.read.Findings;
import io.boulderk8s.boulder.read.Generation;
import io.boulderk8s.boulder.read.Place;
import io.boulderk8s.boulder.read.Word;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds all files that a service reads: those that its command names, those that they name, and so
 * on. One folder of configuration does not suffice: files of one generation name some of the other.
 */
public final class ConfigClosure {
  private static final Pattern IN_CHECKOUT = Pattern.compile("(?:\\./)?test/[\\w./@+-]*[\\w-]/?");
  private static final Pattern ON_MACHINE = Pattern.compile("(?:/[\\w.*@+-]+)+/?");
  private static final Pattern FILE_KEY = Pattern.compile(".*(?:files?|path|filename|socket)");
  private static final Pattern QUOTED = Pattern.compile("[\"']([^\"'\\s]+)[\"']");
  private static final Pattern COMMENT = Pattern.compile("^\\s*[#;].*");
  private static final Pattern STRUCTURED = Pattern.compile(".*\\.(?:toml|ya?ml|ini)");

  private final CheckoutTexts texts;
  private final DatabaseLinks links;
  private final Findings notices;
  private final SortedMap<String, FileReference> found = new TreeMap<>();
  private final Deque<FileReference> unread = new ArrayDeque<>();

  private ConfigClosure(CheckoutTexts texts, Generation generation, Findings notices) {
    this.texts = texts;
    this.links = new DatabaseLinks(texts, generation);
    this.notices = notices;
  }

  /**
   * Finds the files of one service, sorted by path.
   *
   * @param argv its command
   * @param notices gets files that are not there
   */
  public static List<FileReference> of(
      List<Word> argv, CheckoutTexts texts, Generation generation, Findings notices) {
    ConfigClosure closure = new ConfigClosure(texts, generation, notices);
    argv.stream().skip(1).forEach(word -> closure.inCheckout(word.text(), word.at()));
    while (!closure.unread.isEmpty()) {
      closure.follow(closure.unread.poll());
    }
    return List.copyOf(closure.found.values());
  }

  private void inCheckout(String text, Place at) {
    if (!IN_CHECKOUT.matcher(text).matches()) {
      return;
    }
    String path = text.replaceFirst("^\\./", "").replaceFirst("/$", "");
    add(new FileReference(path, links.content(path), FileKinds.of(path), at));
    if (path.endsWith(".pkcs11.json")) {
      // it names a token by its label; the tokens are in one folder
      add(new FileReference(FileKinds.TOKENS, FileKinds.TOKENS, Kind.MADE_SECRET, at));
    }
  }

  private void add(FileReference reference) {
    if (found.putIfAbsent(reference.path(), reference) == null) {
      unread.add(reference);
    }
  }

  private void follow(FileReference reference) {
    if (reference.kind() != Kind.CONFIG && reference.kind() != Kind.SECRET) {
      return;
    }
    Optional<String> text = texts.text(reference.content());
    if (text.isEmpty()) {
      notices.add(
          reference.at(),
          "names " + reference.path() + ", which the checkout does not have",
          "add it, or correct the name: its reader will end at once");
      return;
    }
    String file = reference.content();
    if (file.endsWith(".json")) {
      json(reference, text.orElseThrow());
    } else if (STRUCTURED.matcher(file).matches()) {
      lines(file, text.orElseThrow());
    }
  }

  private void json(FileReference reference, String text) {
    Optional<ConfigFile> json = ConfigFile.read(reference.content(), text, new Findings());
    List<Setting> settings = json.stream().flatMap(ConfigFile::settings).toList();
    for (Setting setting : settings) {
      setting.text().ifPresent(value -> named(setting.key(), value, setting.at()));
    }
    if (settings.stream().anyMatch(FileKinds::isSecret)) {
      found.computeIfPresent(
          reference.path(),
          (path, old) -> new FileReference(path, old.content(), Kind.SECRET, old.at()));
    }
  }

  private void named(String key, String value, Place at) {
    if (ON_MACHINE.matcher(value).matches() && FILE_KEY.matcher(key).matches()) {
      add(new FileReference(value, value, Kind.MACHINE, at));
    }
    inCheckout(value, at);
  }

  private void lines(String file, String text) {
    List<String> all = text.lines().toList();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < all.size(); i++) {
      String line = all.get(i);
      Place at = new Place(file, i + 1);
      if (!COMMENT.matcher(line).matches()) {
        String key = line.replaceFirst("\\s*[=:].*", "").strip();
        values(line).filter(seen::add).forEach(value -> named(key, value, at));
      }
    }
  }

  private static Stream<String> values(String line) {
    Matcher quoted = QUOTED.matcher(line);
    String bare = line.replaceFirst("^[^=:]*[=:]\\s*", "").replaceFirst("\\s+#.*$", "").strip();
    return Stream.concat(quoted.results().map(value -> value.group(1)), Stream.of(bare));
  }
}
