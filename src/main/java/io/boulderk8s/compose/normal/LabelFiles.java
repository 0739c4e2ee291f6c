package io.boulderk8s.compose.normal;

import io.boulderk8s.compose.template.DotEnv;
import io.boulderk8s.compose.template.TemplateException;
import io.boulderk8s.compose.template.Variables;
import io.boulderk8s.compose.tree.Node;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** `label_file`: nobody here sees labels, but Compose wants to read their files. */
final class LabelFiles {
  private LabelFiles() {}

  static void check(Section service, Surroundings surroundings) {
    List<String> files =
        service
            .text("label_file")
            .map(List::of)
            .orElseGet(() -> service.texts("label_file").stream().map(Node.Scalar::text).toList());
    files.forEach(
        file ->
            HostPath.of(service, "label_file", file, surroundings)
                .ifPresent(path -> check(service, path, surroundings)));
  }

  private static void check(Section service, Path path, Surroundings surroundings) {
    Optional<String> text = surroundings.texts().apply(path);
    if (text.isEmpty()) {
      service.inconsistency("label_file", "the file " + path + " cannot be read", "make it");
      return;
    }
    try {
      DotEnv.parse(text.get(), Variables.of(Map.of()));
    } catch (TemplateException e) {
      service.inconsistency("label_file", path + " " + e.getMessage(), e.next());
    }
  }
}
