package io.boulderk8s.compose.normal;

import io.boulderk8s.compose.Mount;
import io.boulderk8s.compose.Volume.Kind.Tmpfs;
import io.boulderk8s.compose.keys.ByteSize;
import io.boulderk8s.compose.merge.ContainerPath;
import io.boulderk8s.compose.tree.Node;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads `tmpfs`, `PATH` or `PATH:OPTIONS`, and volumes of the type tmpfs. */
final class Memories {
  private static final Map<String, String> OPTIONS =
      Map.of("uid", "[0-9]{1,9}", "gid", "[0-9]{1,9}", "mode", "[0-7]{3,5}", "size", ".+");

  private Memories() {}

  static Stream<Mount> of(Section service) {
    return service.texts("tmpfs").stream().flatMap(text -> memory(service, text));
  }

  private static Stream<Mount> memory(Section service, Node.Scalar text) {
    String[] parts = text.text().split(":", 2);
    if (!parts[0].startsWith("/")) {
      service
          .problems()
          .add(
              text.source(),
              "the path in the container must be absolute, this is \"" + parts[0] + "\"",
              "start it with /");
      return Stream.empty();
    }
    Map<String, String> found = new TreeMap<>();
    Stream.of(parts.length == 1 ? new String[0] : parts[1].split(",", -1))
        .filter(option -> !option.isEmpty())
        .forEach(option -> option(service, text, option, found));
    return Stream.of(
        new Mount.Memory(
            ContainerPath.clean(parts[0]),
            found.containsKey("ro"),
            new Tmpfs(
                Optional.ofNullable(found.get("uid")).map(Integer::valueOf),
                Optional.ofNullable(found.get("gid")).map(Integer::valueOf),
                Optional.ofNullable(found.get("mode")),
                Optional.ofNullable(found.get("size")))));
  }

  private static void option(
      Section service, Node.Scalar text, String option, Map<String, String> found) {
    String[] parts = option.split("=", 2);
    if (option.equals("rw") || option.equals("exec")) {
      return;
    }
    if (option.equals("ro")) {
      found.put("ro", "");
      return;
    }
    String pattern = OPTIONS.get(parts[0]);
    boolean known = pattern != null && parts.length == 2 && parts[1].matches(pattern);
    if (known && parts[0].equals("size")) {
      known = ByteSize.parse(parts[1]).isPresent();
    }
    if (!known) {
      service
          .problems()
          .add(
              text.source(),
              "the tmpfs option `" + option + "` is not supported",
              "size=, uid=, gid=, mode= (octal), ro, rw and exec are");
      return;
    }
    found.put(
        parts[0],
        parts[0].equals("size") ? String.valueOf(ByteSize.parse(parts[1]).getAsLong()) : parts[1]);
  }

  /** Reads the long form below `volumes`. */
  static Mount ofVolume(Section volume, String target, boolean readOnly) {
    Optional<Section> tmpfs = volume.section("tmpfs");
    return new Mount.Memory(
        target,
        readOnly,
        new Tmpfs(
            Optional.empty(),
            Optional.empty(),
            tmpfs.flatMap(Memories::mode),
            tmpfs
                .flatMap(s -> s.text("size"))
                .flatMap(s -> ByteSize.parse(s).stream().boxed().findFirst())
                .filter(bytes -> bytes > 0)
                .map(String::valueOf)));
  }

  private static Optional<String> mode(Section tmpfs) {
    return FileMode.of(tmpfs, "mode");
  }
}
