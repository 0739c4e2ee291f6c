package io.boulderk8s.compose.normal;

import io.boulderk8s.compose.Volume;
import io.boulderk8s.compose.Volume.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Top-level `volumes`. */
final class Volumes {
  private static final List<String> OPTIONS = List.of("type", "device", "o");
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

  static Volume of(String name, Section volume, String project) {
    boolean external = volume.flag("external", false);
    String fullName = volume.text("name").orElse(external ? name : project + "_" + name);
    return new Volume(name, fullName, kind(volume), external, volume.source());
  }

  private static Kind kind(Section volume) {
    Map<String, Optional<String>> options = volume.values("driver_opts");
    Section section = volume.section("driver_opts").orElse(volume);
    options.keySet().stream()
        .filter(key -> !OPTIONS.contains(key))
        .forEach(
            key ->
                section.problem(
                    key, "the driver option `" + key + "` is not supported", "take it away"));
    Optional<String> type = section.text("type");
    if (options.isEmpty()) {
      return new Kind.Directory();
    }
    if (!type.equals(Optional.of("tmpfs"))) {
      section.problem(
          "type",
          "only volumes of type tmpfs can have driver options",
          "for a folder of the host use a bind mount");
      return new Kind.Directory();
    }
    return tmpfs(section);
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
