package io.boulderk8s.compose.normal;

import io.boulderk8s.compose.Volume;
import io.boulderk8s.compose.Volume.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads top-level `volumes`. */
final class Volumes {
  private static final List<String> OPTIONS = List.of("type", "device", "o");
  private static final Set<String> BIND_OPTIONS = Set.of("bind", "rbind", "rw");
  private static final Map<String, String> TMPFS_OPTIONS =
      Map.of(
          "uid",
          "[0-9]{1,9}",
          "gid",
          "[0-9]{1,9}",
          "mode",
          "[0-7]{3,5}",
          "size",
          "[0-9]+[kmgKMG%]?");

  private Volumes() {}

  static Volume of(String name, Section volume, String project, Surroundings surroundings) {
    boolean external = volume.flag("external", false);
    String fullName = volume.text("name").orElse(external ? name : project + "_" + name);
    return new Volume(name, fullName, kind(volume, surroundings), external, volume.source());
  }

  private static Kind kind(Section volume, Surroundings surroundings) {
    Map<String, Optional<String>> options = volume.values("driver_opts");
    Section section = volume.section("driver_opts").orElse(volume);
    options.keySet().stream()
        .filter(key -> !OPTIONS.contains(key))
        .forEach(
            key ->
                section.problem(
                    key, "the driver option `" + key + "` is not supported", "remove it"));
    Optional<String> type = section.text("type");
    if (options.isEmpty()) {
      return new Kind.Directory();
    }
    if (type.equals(Optional.of("tmpfs"))) {
      return tmpfs(section);
    }
    return isBind(section, type) ? folder(section, surroundings) : refused(section, type);
  }

  /** `o: bind` makes a bind mount; the type means nothing then. */
  private static boolean isBind(Section section, Optional<String> type) {
    List<String> options = List.of(section.text("o").orElse("").split(","));
    return type.filter(text -> !text.isEmpty() && !text.equals("none")).isEmpty()
        && (options.contains("bind") || options.contains("rbind"))
        && BIND_OPTIONS.containsAll(options);
  }

  private static Kind folder(Section section, Surroundings surroundings) {
    Optional<String> device = section.text("device").filter(text -> !text.isEmpty());
    if (device.isEmpty()) {
      section.problem("device", "a bind mount without `device`", "name the folder of the host");
    }
    if (device.isPresent() && !device.get().startsWith("/")) {
      section.problem(
          "device",
          "\""
              + device.get()
              + "\" is not an absolute path, and Docker takes it for one of its engine's own"
              + " folder",
          "write ${PWD}/... for a folder of the checkout");
      return new Kind.Directory();
    }
    return device
        .flatMap(text -> HostPath.of(section, "device", text, surroundings))
        .<Kind>map(Kind.Folder::new)
        .orElseGet(Kind.Directory::new);
  }

  private static Kind refused(Section section, Optional<String> type) {
    section.problem(
        "type",
        "a volume of type `"
            + type.orElse("")
            + "` with the options `"
            + section.text("o").orElse("")
            + "` would be mounted by this machine's kernel, and a pod's volume is a folder",
        "use `type: tmpfs`, or `type: none` with `o: bind` and a folder of the host");
    return new Kind.Directory();
  }

  private static Kind tmpfs(Section section) {
    Map<String, String> found = new TreeMap<>();
    Arrays.stream(section.text("o").orElse("").split(","))
        .filter(option -> !option.isEmpty())
        .forEach(option -> option(section, option, found));
    return new Kind.Tmpfs(
        Optional.ofNullable(found.get("uid")).map(Integer::valueOf),
        Optional.ofNullable(found.get("gid")).map(Integer::valueOf),
        Optional.ofNullable(found.get("mode")),
        Optional.ofNullable(found.get("size")));
  }

  private static void option(Section section, String option, Map<String, String> found) {
    String[] parts = option.split("=", 2);
    String pattern = TMPFS_OPTIONS.get(parts[0]);
    if (pattern == null || parts.length < 2 || !parts[1].matches(pattern)) {
      section.problem(
          "o",
          "the mount option `" + option + "` is not supported",
          "uid=, gid=, mode= (octal) and size= are");
      return;
    }
    found.put(parts[0], parts[1]);
  }
}
