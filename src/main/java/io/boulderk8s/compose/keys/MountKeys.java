package io.boulderk8s.compose.keys;

import static io.boulderk8s.compose.keys.KeyRule.handled;
import static io.boulderk8s.compose.keys.KeyRule.ignored;
import static io.boulderk8s.compose.keys.KeyRule.refused;

import java.util.List;

/** The keys of a service's mounts. */
final class MountKeys {
  static final List<KeyRule> RULES =
      List.of(
          handled("services.*.volumes[].bind", Shape.SECTION, "options of a bind mount"),
          refused(
              "services.*.volumes[].bind.create_host_path",
              "a pod cannot ask for what must be there without saying whether it is a file or a folder",
              "true"),
          refused(
              "services.*.volumes[].bind.propagation",
              "what this machine mounts later does not reach into a kind node",
              "rprivate"),
          refused(
              "services.*.volumes[].bind.recursive",
              "a pod's mounts always have what is mounted below them",
              "enabled"),
          ignored("services.*.volumes[].bind.selinux", "nodes have no SELinux labels"),
          ignored("services.*.volumes[].consistency", "Docker on Linux ignores it too"),
          refused(
              "services.*.volumes[].image",
              "an image as a volume takes a feature that not every cluster has"),
          handled("services.*.volumes[].read_only", Shape.BOOLEAN, "a read-only mount"),
          handled("services.*.volumes[].source", Shape.TEXT, "the path or the volume's name"),
          handled("services.*.volumes[].target", Shape.TEXT, "the path in the container"),
          handled("services.*.volumes[].tmpfs", Shape.SECTION, "options of memory"),
          handled("services.*.volumes[].tmpfs.mode", Shape.TEXT_OR_NUMBER, "its permissions"),
          handled("services.*.volumes[].tmpfs.size", Shape.SIZE, "its size"),
          handled("services.*.volumes[].type", Shape.TEXT, "`bind`, `volume` or `tmpfs`"),
          handled("services.*.volumes[].volume", Shape.SECTION, "options of a volume"),
          ignored("services.*.volumes[].volume.labels", "containers do not see them"),
          ignored(
              "services.*.volumes[].volume.nocopy",
              "volumes start empty: what the image has at that path is not copied into them"),
          handled(
              "services.*.volumes[].volume.subpath",
              Shape.TEXT,
              "a folder of the volume; made when it is missing, which stops a container of Docker's"));

  private MountKeys() {}
}
