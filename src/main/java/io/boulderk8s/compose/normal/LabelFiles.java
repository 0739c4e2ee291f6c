package io.boulderk8s.compose.normal;

import io.boulderk8s.compose.template.DotEnv;
import io.boulderk8s.compose.template.TemplateException;
import io.boulderk8s.compose.template.Variables;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Reads `label_file`: pods have no such labels, but Compose requires that the files can be read.
 */
final class LabelFiles {
  private LabelFiles() {}

  static void check(Section service, Surroundings surroundings) {
    service
        .texts("label_file")
        .forEach(
            file ->
                HostPath.of(service, "label_file", file.text(), surroundings)
                    .ifPresent(path -> check(service, path, surroundings)));
  }

  private static void check(Section service, Path path, Surroundings surroundings) {
    Optional<String> text = surroundings.texts().apply(path);
    if (text.isEmpty()) {
      service.inconsistency("label_file", "the file " + path + " cannot be read", "create it");
      return;
    }
    try {
      DotEnv.parse(text.get(), Variables.of(Map.of()));
    } catch (TemplateException e) {
      service.inconsistency("label_file", path + " " + e.getMessage(), e.next());
    }
  }
}
