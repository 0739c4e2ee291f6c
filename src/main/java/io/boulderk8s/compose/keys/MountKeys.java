package io.boulderk8s.compose.keys;

import static io.boulderk8s.compose.keys.KeyRule.handled;
import static io.boulderk8s.compose.keys.KeyRule.ignored;
import static io.boulderk8s.compose.keys.KeyRule.refused;

import java.util.List;

/** The rules for keys of a service's mounts. */
final class MountKeys {
  static final List<KeyRule> RULES =
      List.of(
          handled("services.*.volumes[].bind", Shape.SECTION),
          refused(
              "services.*.volumes[].bind.create_host_path",
              "a pod cannot ask for what must be there without saying whether it is a file or a"
                  + " folder",
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
          ignored("services.*.volumes[].consistency", "Compose or Docker ignores it, too"),
          refused("services.*.volumes[].image", "not every cluster can mount an image"),
          handled("services.*.volumes[].read_only", Shape.BOOLEAN),
          handled("services.*.volumes[].source", Shape.TEXT),
          handled("services.*.volumes[].target", Shape.TEXT),
          handled("services.*.volumes[].tmpfs", Shape.SECTION),
          handled("services.*.volumes[].tmpfs.mode", Shape.TEXT_OR_NUMBER),
          handled("services.*.volumes[].tmpfs.size", Shape.SIZE),
          handled("services.*.volumes[].type", Shape.TEXT),
          handled("services.*.volumes[].volume", Shape.SECTION),
          ignored("services.*.volumes[].volume.labels", "containers do not see them"),
          ignored(
              "services.*.volumes[].volume.nocopy",
              "volumes start empty, without an image's files"),
          handled(
              "services.*.volumes[].volume.subpath",
              Shape.TEXT,
              "made when it is missing, which stops a container of Docker's"));

  private MountKeys() {}
}
