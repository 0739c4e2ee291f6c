package io.boulderk8s.compose.keys;

import static io.boulderk8s.compose.keys.KeyRule.handled;
import static io.boulderk8s.compose.keys.KeyRule.ignored;
import static io.boulderk8s.compose.keys.KeyRule.refused;

import java.util.List;
import java.util.stream.Stream;

/**
 * The table of all keys of the Compose specification and how each is treated. A new key is one line
 * here; the check of the files and docs/compose-support.md follow.
 */
public final class KeyRules {
  private static final List<KeyRule> TOP_LEVEL =
      List.of(
          handled("name", Shape.TEXT),
          ignored("version", "Compose or Docker ignores it, too"),
          handled("services", Shape.NAMED),
          handled("services.*", Shape.SECTION),
          handled("networks", Shape.NAMED),
          handled("networks.*", Shape.SECTION),
          handled("volumes", Shape.NAMED),
          handled("volumes.*", Shape.SECTION),
          handled("include", Shape.SECTIONS),
          handled("include[].path", Shape.TEXT_OR_TEXTS),
          handled("include[].project_directory", Shape.TEXT),
          handled("include[].env_file", Shape.TEXT_OR_TEXTS),
          refused("models", "a pod has no model runner of Docker's"));

  private static final List<KeyRule> ALL =
      Stream.of(
              TOP_LEVEL,
              ServiceKeys.RULES,
              ServiceSectionKeys.RULES,
              BuildKeys.RULES,
              DeployKeys.RULES,
              MountKeys.RULES,
              FileKeys.RULES,
              RefusedServiceKeys.RULES,
              NetworkAndVolumeKeys.RULES)
          .flatMap(List::stream)
          .toList();

  private KeyRules() {}

  public static List<KeyRule> all() {
    return ALL;
  }
}
