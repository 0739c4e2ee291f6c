package io.boulderk8s.compose.normal;

import io.boulderk8s.compose.tree.ScalarType;
import java.util.Optional;

/** Reads permission bits as the number that YAML gives: 0o755 is 493. */
final class FileMode {
  private static final int ALL_BITS = 07777;

  private FileMode() {}

  /** Returns octal digits; zero means "not set", as in Compose. */
  static Optional<String> of(Section section, String key) {
    return section
        .scalar(key)
        .flatMap(
            mode -> {
              boolean valid =
                  mode.type() == ScalarType.INTEGER
                      && mode.text().matches("[0-9]{1,5}")
                      && Integer.parseInt(mode.text()) <= ALL_BITS;
              if (!valid) {
                section.problem(
                    key, mode.describe() + " is no file mode", "write 0o755, without quotes");
                return Optional.empty();
              }
              return Optional.of(Integer.parseInt(mode.text()));
            })
        .filter(bits -> bits > 0)
        .map(bits -> String.format("%04o", bits));
  }
}
