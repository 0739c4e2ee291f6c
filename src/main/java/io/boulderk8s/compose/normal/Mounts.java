package io.boulderk8s.compose.normal;

import io.boulderk8s.compose.Mount;
import io.boulderk8s.compose.merge.ContainerPath;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads `volumes` and `tmpfs` of a service. */
final class Mounts {
  private Mounts() {}

  static List<Mount> of(Section service, Surroundings surroundings) {
    Set<String> targets = new HashSet<>();
    Stream<Mount> volumes =
        service.sections("volumes").stream()
            .map(
                volume ->
                    mount(volume, surroundings).filter(mount -> isNew(volume, mount, targets)))
            .flatMap(Optional::stream);
    Stream<Mount> memories =
        Memories.of(service).filter(mount -> isNew(service, "tmpfs", mount.target(), targets));
    return Stream.concat(volumes, memories).toList();
  }

  private static boolean isNew(Section volume, Mount mount, Set<String> targets) {
    return isNew(volume, "target", mount.target(), targets);
  }

  private static boolean isNew(Section at, String key, String target, Set<String> targets) {
    boolean isNew = targets.add(target);
    if (!isNew) {
      at.inconsistency(key, target + " is mounted twice", "remove one");
    }
    return isNew;
  }

  private static Optional<Mount> mount(Section volume, Surroundings surroundings) {
    Optional<String> target = target(volume);
    if (target.isEmpty()) {
      return Optional.empty();
    }
    boolean readOnly = volume.flag("read_only", false);
    if (!volume.has("type")) {
      return Optional.empty(); // reported: the schema requires it
    }
    Optional<String> subpath = subpath(volume);
    return switch (volume.text("type").orElse("")) {
      case "bind" ->
          source(volume, surroundings).map(path -> new Mount.Bind(path, target.get(), readOnly));
      case "volume" ->
          Optional.of(
              volume
                  .text("source")
                  .filter(name -> !name.isEmpty())
                  .<Mount>map(name -> new Mount.Named(name, target.get(), readOnly, subpath))
                  .orElseGet(() -> new Mount.Anonymous(target.get(), readOnly)));
      case "tmpfs" -> {
        if (volume.text("source").filter(text -> !text.isEmpty()).isPresent()) {
          volume.problem(
              "source",
              "a `source` of a tmpfs is not supported: Docker's engine does not make the"
                  + " container",
              "remove it, or use the type volume");
        }
        yield Optional.of(Memories.ofVolume(volume, target.get(), readOnly));
      }
      case String other -> {
        volume.problem(
            "type",
            "a volume of type `" + other + "` is not supported",
            "use bind, volume or tmpfs");
        yield Optional.empty();
      }
    };
  }

  private static Optional<String> subpath(Section volume) {
    Optional<Section> options = volume.section("volume");
    Optional<String> subpath =
        options.flatMap(section -> section.text("subpath")).filter(text -> !text.isEmpty());
    if (subpath.isEmpty()) {
      return subpath;
    }
    if (!volume.has("source")) {
      options.get().problem("subpath", "a volume without a name has no part to mount", "name it");
      return Optional.empty();
    }
    String clean = ContainerPath.clean(subpath.get());
    if (clean.startsWith("/") || clean.startsWith("..")) {
      options
          .get()
          .problem("subpath", "\"" + subpath.get() + "\" leaves the volume", "stay below it");
      return Optional.empty();
    }
    return Optional.of(clean);
  }

  private static Optional<String> target(Section volume) {
    Optional<String> target = volume.text("target");
    if (target.isEmpty() && !volume.has("target")) {
      volume.problem("target", "a volume without `target`", "add the path in the container");
    }
    if (target.isPresent() && !target.get().startsWith("/")) {
      volume.problem(
          "target",
          "the path in the container must be absolute, this is \"" + target.get() + "\"",
          "start it with /");
      return Optional.empty();
    }
    if (target.isPresent() && target.get().contains(":")) {
      volume.problem(
          "target", "Kubernetes mounts nothing at a path with a colon", "choose another path");
      return Optional.empty();
    }
    return target.map(ContainerPath::clean);
  }

  private static Optional<Path> source(Section volume, Surroundings surroundings) {
    Optional<String> source = volume.text("source");
    if (source.isEmpty()) {
      volume.problem("source", "a bind mount without `source`", "add the path on the host");
      return Optional.empty();
    }
    return HostPath.of(volume, "source", source.get(), surroundings);
  }
}
