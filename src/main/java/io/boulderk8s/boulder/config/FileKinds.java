package io.boulderk8s.boulder.config;

import io.boulderk8s.boulder.config.FileReference.Kind;
import java.util.regex.Pattern;

/** Tells secrets from the rest, by path and by name of a setting. */
final class FileKinds {
  /** Where SoftHSM keeps its tokens. */
  static final String TOKENS = "test/certs/.softhsm-tokens";

  private static final String MADE = "test/certs/";
  private static final Pattern SECRET_PATH =
      Pattern.compile("test/secrets/.*|.*key\\.pem|.*\\.pkcs11\\.json|.*_dburl");
  private static final Pattern SECRET_KEY = Pattern.compile("privkey|.*(?:secret|token|password)");

  private FileKinds() {}

  static Kind of(String path) {
    boolean secret = SECRET_PATH.matcher(path).matches();
    if (path.startsWith(MADE)) {
      return secret ? Kind.MADE_SECRET : Kind.MADE;
    }
    return secret ? Kind.SECRET : Kind.CONFIG;
  }

  /** Tells whether a setting is itself a secret, as in the configurations of test servers. */
  static boolean isSecret(Setting setting) {
    return setting.text().isPresent() && SECRET_KEY.matcher(setting.key()).matches();
  }
}
