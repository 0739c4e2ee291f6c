package io.boulderk8s.compose.normal;

import io.boulderk8s.compose.Mount;
import io.boulderk8s.compose.merge.ContainerPath;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads `configs` and `secrets`: outside of Swarm a file is a read-only bind mount, whatever uid,
 * gid and mode are set, and a text is copied into the container.
 */
final class HostFiles {
  private static final Map<String, String> FOLDERS =
      Map.of("configs", "/", "secrets", "/run/secrets/");

  private static final String USUAL_MODE = "0444";

  /** By section, then by name; empty for one whose file was reported. */
  private final Map<String, Map<String, Optional<Path>>> files = new LinkedHashMap<>();

  /** Texts of `configs` that are in the Compose file, by name. */
  private final Map<String, String> texts = new LinkedHashMap<>();

  HostFiles(Section top, Surroundings surroundings) {
    for (String section : FOLDERS.keySet().stream().sorted().toList()) {
      Map<String, Optional<Path>> paths = new LinkedHashMap<>();
      top.parts(section)
          .forEach(
              (name, file) -> {
                file.text("content").ifPresent(text -> texts.put(name, text));
                paths.put(name, path(file, surroundings));
              });
      files.put(section, paths);
    }
  }

  private static Optional<Path> path(Section entry, Surroundings surroundings) {
    // one without `file` has been reported, or something else of it has; an empty one is the
    // project's folder
    return entry.text("file").flatMap(text -> HostPath.of(entry, "file", text, surroundings));
  }

  List<Mount> of(Section service) {
    List<Mount> mounts = new ArrayList<>();
    for (Map.Entry<String, Map<String, Optional<Path>>> section : files.entrySet()) {
      for (Section use : service.sections(section.getKey())) {
        mount(section.getKey(), use, section.getValue()).ifPresent(mounts::add);
      }
    }
    return mounts;
  }

  private Optional<Mount> mount(String section, Section use, Map<String, Optional<Path>> paths) {
    Optional<String> name = use.text("source");
    if (name.isEmpty() || !paths.containsKey(name.get())) {
      if (!use.isBroken("source")) {
        use.inconsistency(
            "source",
            name.map(n -> "`" + n + "` is not defined").orElse("no `source`"),
            "add it below the top-level `" + section + "`");
      }
      return Optional.empty();
    }
    use.problems().adopt(section + "." + name.get());
    String folder = FOLDERS.getOrDefault(section, "/");
    String target = use.text("target").filter(text -> !text.isEmpty()).orElse(name.get());
    String path = ContainerPath.clean(target.startsWith("/") ? target : folder + target);
    if (section.equals("configs") && texts.containsKey(name.get())) {
      return text(use, name.get(), path);
    }
    return paths
        .getOrDefault(name.get(), Optional.empty())
        .map(file -> new Mount.HostFile(name.get(), file, path));
  }

  /** Compose copies no empty text. */
  private Optional<Mount> text(Section use, String name, String path) {
    String content = texts.getOrDefault(name, "");
    return content.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Mount.Text(
                name,
                content,
                path,
                id(use, "uid"),
                id(use, "gid"),
                FileMode.of(use, "mode").orElse(USUAL_MODE)));
  }

  private static long id(Section use, String key) {
    Optional<String> text = use.text(key).filter(id -> !id.isEmpty());
    boolean valid = text.isEmpty() || text.get().matches("[0-9]{1,9}");
    if (!valid) {
      use.problem(
          key, "\"" + text.get() + "\" is no number, and Compose takes only one", "write it");
    }
    return valid ? text.map(Long::valueOf).orElse(0L) : 0;
  }
}
