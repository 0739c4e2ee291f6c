package io.boulderk8s.cli;

import io.boulderk8s.checkout.ComposeFiles;
import io.boulderk8s.compose.template.DotEnv;
import io.boulderk8s.compose.template.TemplateException;
import io.boulderk8s.compose.template.Variables;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The file .env of a checkout: values for interpolation, below those of the process environment.
 */
record DotEnvFile(Path checkout) {
  private static final String NAME = ".env";

  /** The environment over what the file says. */
  Map<String, String> below(Map<String, String> environment) {
    Map<String, String> all = new HashMap<>();
    Optional<String> text = ComposeFiles.text(checkout.resolve(NAME));
    if (text.isPresent()) {
      all.putAll(parsed(text.get(), environment));
    }
    all.putAll(environment);
    return all;
  }

  private static Map<String, String> parsed(String text, Map<String, String> environment) {
    try {
      return DotEnv.parse(text, Variables.of(environment));
    } catch (TemplateException e) {
      throw BoulderK8sException.of(
          FailureKind.CHECKOUT, NAME, String.valueOf(e.getMessage()), e.next());
    }
  }
}
