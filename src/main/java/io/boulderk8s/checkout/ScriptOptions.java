package io.boulderk8s.checkout;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The options of a checkout's test script, found in its text.
 *
 * @param options by how they are typed (`-u`, `--unit`)
 * @param unread why the script's command line cannot be understood; empty if it can
 */
public record ScriptOptions(Map<String, Option> options, Optional<String> unread) {
  /**
   * An option of a script.
   *
   * @param line its line in the script
   * @param valued whether the next word is its value
   */
  public record Option(int line, boolean valued) {}

  public ScriptOptions {
    options = Map.copyOf(options);
  }

  /** Reads `getopts`, `getopt` and `case` in the text; guesses at nothing else. */
  public static ScriptOptions of(String script) {
    return new ScriptReading().of(script);
  }

  /** Reads a file; empty when there is no such file. */
  public static Optional<ScriptOptions> read(Path script) {
    if (!Files.isRegularFile(script)) {
      return Optional.empty();
    }
    try {
      // only ASCII matters, and a stray byte in a comment is no reason to stop
      return Optional.of(of(Files.readString(script, StandardCharsets.ISO_8859_1)));
    } catch (IOException e) {
      return Optional.of(new ScriptOptions(Map.of(), Optional.of(e.toString())));
    }
  }

  /** Tells whether this word of a command line takes the next one as its value (`-f`, `-uf`). */
  public boolean takesNext(String word) {
    Option whole = options.get(word);
    if (whole != null || word.startsWith("--")) {
      return whole != null && whole.valued();
    }
    return word.matches("-[A-Za-z0-9]+") && lastTakesNext(word.substring(1));
  }

  private boolean lastTakesNext(String letters) {
    for (int i = 0; i < letters.length(); i++) {
      Option option = options.get("-" + letters.charAt(i));
      if (option == null) {
        return false;
      }
      if (option.valued()) {
        return i == letters.length() - 1;
      }
    }
    return false;
  }
}
