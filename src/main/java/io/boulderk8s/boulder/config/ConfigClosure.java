package io.boulderk8s.boulder.config;

import io.boulderk8s.boulder.config.FileReference.Kind;
import io.boulderk8s.boulder.read.CheckoutPath;
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
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds all files that a service reads: those that its command names, those that they name, and so
 * on. One folder of configuration does not suffice: files of one generation name some of the other.
 */
public final class ConfigClosure {
  private static final Pattern IN_CHECKOUT = Pattern.compile("(?:(?:\\./)?test|/boulder)/\\S.*");
  private static final Pattern RELATIVE = Pattern.compile("\\.{1,2}/\\S.*");
  private static final Pattern OPTION = Pattern.compile("--?[A-Za-z][\\w-]*=");
  private static final Pattern ON_MACHINE = Pattern.compile("(?:/[\\w.*@+-]+)+/?");
  private static final Pattern FILE_KEY = Pattern.compile(".*(?:files?|path|filename|socket)");
  private static final Pattern FILE_NAME = Pattern.compile("(?!.*profiles?$).*(?:files?|filename)");
  private static final Pattern QUOTED =
      Pattern.compile("\"((?:\\./)?test/[^\"]+)\"|'((?:\\./)?test/[^']+)'|[\"']([^\"'\\s]+)[\"']");
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
   * @param notices gets files that are not there, or that pods do not have
   */
  public static List<FileReference> of(
      List<Word> argv, CheckoutTexts texts, Generation generation, Findings notices) {
    ConfigClosure closure = new ConfigClosure(texts, generation, notices);
    argv.stream()
        .skip(1)
        .map(word -> new Word(OPTION.matcher(word.text()).replaceFirst(""), word.at()))
        .filter(word -> IN_CHECKOUT.matcher(word.text()).matches())
        .forEach(word -> closure.inCheckout(word.text(), word.at()));
    while (!closure.unread.isEmpty()) {
      closure.follow(closure.unread.poll());
    }
    return List.copyOf(closure.found.values());
  }

  private void inCheckout(String text, Place at) {
    Optional<String> inside = CheckoutPath.of(text);
    if (inside.isEmpty()) {
      notices.add(
          at,
          "names " + text + ", which is outside the checkout",
          "put it into the checkout: pods have nothing else of this machine");
      return;
    }
    String path = inside.orElseThrow();
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
    boolean given = reference.kind() == Kind.CONFIG || reference.kind() == Kind.SECRET;
    if (!given || texts.isFolder(reference.content())) {
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
    Findings unread = new Findings();
    Optional<ConfigFile> json = ConfigFile.read(reference.content(), text, unread);
    unread
        .sorted()
        .forEach(
            finding ->
                notices.add(
                    finding.at(),
                    finding.what() + ", so files that it names are not known",
                    "correct it if it names any"));
    List<Setting> settings = json.stream().flatMap(ConfigFile::settings).toList();
    for (Setting setting : settings) {
      setting.text().ifPresent(value -> named(setting.key(), value, setting.at()));
      setting.text().ifPresent(value -> relative(setting, value));
    }
    if (settings.stream().anyMatch(FileKinds::isSecret)) {
      found.computeIfPresent(
          reference.path(),
          (path, old) -> new FileReference(path, old.content(), Kind.SECRET, old.at()));
    }
  }

  private void named(String key, String value, Place at) {
    if (IN_CHECKOUT.matcher(value).matches()) {
      inCheckout(value, at);
    } else if (ON_MACHINE.matcher(value).matches() && FILE_KEY.matcher(key).matches()) {
      add(new FileReference(value, value, Kind.MACHINE, at));
    }
  }

  /** Programs start in the checkout, so that is where they look. */
  private void relative(Setting setting, String value) {
    boolean file = FILE_NAME.matcher(setting.key()).matches() && value.matches("[^/].*[./].*");
    if (!IN_CHECKOUT.matcher(value).matches() && (file || RELATIVE.matcher(value).matches())) {
      inCheckout(value, setting.at());
    }
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
    return Stream.concat(quoted.results().map(ConfigClosure::within), Stream.of(bare));
  }

  private static String within(MatchResult quoted) {
    return quoted.group().substring(1, quoted.group().length() - 1);
  }
}
