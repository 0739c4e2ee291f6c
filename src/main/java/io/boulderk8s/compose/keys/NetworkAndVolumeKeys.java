package io.boulderk8s.compose.keys;

import static io.boulderk8s.compose.keys.KeyRule.handled;
import static io.boulderk8s.compose.keys.KeyRule.ignored;
import static io.boulderk8s.compose.keys.KeyRule.refused;

import java.util.List;

/** The keys of top-level networks and volumes. */
final class NetworkAndVolumeKeys {
  static final List<KeyRule> RULES =
      List.of(
          ignored("networks.*.attachable", "only Swarm looks at it"),
          refused(
              "networks.*.driver",
              "a network is one of the cluster's, shared with nobody else",
              "bridge",
              "default"),
          refused(
              "networks.*.driver_opts",
              "options of Docker's network driver: a pod's network is the cluster's"),
          refused("networks.*.enable_ipv4", "pods get IPv4 addresses only", "true"),
          refused("networks.*.enable_ipv6", "pods get IPv4 addresses only", "false"),
          handled(
              "networks.*.external", Shape.BOOLEAN, "read; refused where what is started uses it"),
          handled("networks.*.external.name", Shape.TEXT, "as `external: true` and `name`"),
          handled(
              "networks.*.internal",
              Shape.BOOLEAN,
              "no way out of it, but to the API server, which the agent needs"),
          handled("networks.*.ipam", Shape.SECTION, "addresses"),
          handled("networks.*.ipam.config", Shape.SECTIONS, "address ranges"),
          ignored(
              "networks.*.ipam.config[].aux_addresses",
              "addresses that are not given out by chance; here none is"),
          handled("networks.*.ipam.config[].gateway", Shape.TEXT, "checked, no pod may own it"),
          handled("networks.*.ipam.config[].ip_range", Shape.TEXT, "checked"),
          handled("networks.*.ipam.config[].subnet", Shape.TEXT, "where static addresses lie"),
          refused("networks.*.ipam.driver", "addresses are the agent's", "default"),
          refused("networks.*.ipam.options", "options of a driver of Docker's"),
          ignored("networks.*.labels", "containers do not see them"),
          handled("networks.*.name", Shape.TEXT, "shown by reverse lookups"),
          refused(
              "volumes.*.driver", "a volume is a folder of the node: it has no plugins", "local"),
          handled(
              "volumes.*.driver_opts",
              Shape.VALUES,
              "`type: tmpfs` with uid, gid, mode; `type: none` with `o: bind` and a folder"),
          handled(
              "volumes.*.external", Shape.BOOLEAN, "read; refused where what is started uses it"),
          handled("volumes.*.external.name", Shape.TEXT, "as `external: true` and `name`"),
          ignored("volumes.*.labels", "containers do not see them"),
          handled("volumes.*.name", Shape.TEXT, "the directory's name"));

  private NetworkAndVolumeKeys() {}
}
