package io.boulderk8s.compose.keys;

import static io.boulderk8s.compose.keys.KeyRule.handled;
import static io.boulderk8s.compose.keys.KeyRule.ignored;
import static io.boulderk8s.compose.keys.KeyRule.refused;

import java.util.List;
import java.util.stream.Stream;

/**
 * All keys of the Compose specification and what becomes of each. A new key is one line here; the
 * check of the files and docs/compose-support.md follow.
 */
public final class KeyRules {
  private static final List<KeyRule> TOP_LEVEL =
      List.of(
          handled("name", Shape.TEXT, "the project name"),
          ignored("version", "Compose ignores it too"),
          handled("services", Shape.NAMED, "one pod each"),
          handled("services.*", Shape.SECTION, "a pod"),
          handled("networks", Shape.NAMED, "who may reach whom"),
          handled("networks.*", Shape.SECTION, "a network policy"),
          handled("volumes", Shape.NAMED, "directories that pods share"),
          handled("volumes.*", Shape.SECTION, "a directory of the node"),
          handled("include", Shape.SECTIONS, "read as if the files were written here"),
          handled("include[].path", Shape.TEXT_OR_TEXTS, "the file, or files merged in this order"),
          handled("include[].project_directory", Shape.TEXT, "where its relative paths start"),
          handled("include[].env_file", Shape.TEXT_OR_TEXTS, "its variables, in place of `.env`"),
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
