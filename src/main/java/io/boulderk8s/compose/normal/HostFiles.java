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
 * `configs` and `secrets` that are files: outside of Swarm each is a read-only bind mount, whatever
 * uid, gid and mode say.
 */
final class HostFiles {
  private static final Map<String, String> FOLDERS =
      Map.of("configs", "/", "secrets", "/run/secrets/");

  /** By section, then by name; empty for one whose file was reported. */
  private final Map<String, Map<String, Optional<Path>>> files = new LinkedHashMap<>();

  HostFiles(Section top, Surroundings surroundings) {
    for (String section : FOLDERS.keySet().stream().sorted().toList()) {
      Map<String, Optional<Path>> paths = new LinkedHashMap<>();
      top.parts(section).forEach((name, file) -> paths.put(name, path(file, surroundings)));
      files.put(section, paths);
    }
  }

  private static Optional<Path> path(Section entry, Surroundings surroundings) {
    Optional<String> file = entry.text("file").filter(text -> !text.isEmpty());
    // one without `file` has been reported, or has something else that has been
    return file.flatMap(text -> HostPath.of(entry, "file", text, surroundings));
  }

  List<Mount.HostFile> of(Section service) {
    List<Mount.HostFile> mounts = new ArrayList<>();
    for (Map.Entry<String, Map<String, Optional<Path>>> section : files.entrySet()) {
      for (Section use : service.sections(section.getKey())) {
        mount(section.getKey(), use, section.getValue()).ifPresent(mounts::add);
      }
    }
    return mounts;
  }

  private static Optional<Mount.HostFile> mount(
      String section, Section use, Map<String, Optional<Path>> paths) {
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
    return paths
        .getOrDefault(name.get(), Optional.empty())
        .map(file -> new Mount.HostFile(name.get(), file, path));
  }
}
