package io.boulderk8s.compose.keys;

import static io.boulderk8s.compose.keys.KeyRule.handled;
import static io.boulderk8s.compose.keys.KeyRule.ignored;
import static io.boulderk8s.compose.keys.KeyRule.refused;

import java.util.List;

/** The rules for keys of top-level networks and volumes. */
final class NetworkAndVolumeKeys {
  static final List<KeyRule> RULES =
      List.of(
          ignored("networks.*.attachable", "only Swarm uses it"),
          refused(
              "networks.*.driver",
              "a pod's network is the cluster's: there is no driver to choose",
              "bridge",
              "default"),
          refused(
              "networks.*.driver_opts",
              "a pod's network is the cluster's, not a driver of Docker's"),
          refused("networks.*.enable_ipv4", "pods get IPv4 addresses only", "true"),
          refused("networks.*.enable_ipv6", "pods get IPv4 addresses only", "false"),
          handled(
              "networks.*.external", Shape.BOOLEAN, "read; refused where what is started uses it"),
          handled("networks.*.external.name", Shape.TEXT),
          handled(
              "networks.*.internal",
              Shape.BOOLEAN,
              "no way out, but to the API server, which the agent needs"),
          handled("networks.*.ipam", Shape.SECTION),
          handled("networks.*.ipam.config", Shape.SECTIONS),
          ignored("networks.*.ipam.config[].aux_addresses", "no address is given out by chance"),
          handled("networks.*.ipam.config[].gateway", Shape.TEXT, "no pod may own it"),
          handled("networks.*.ipam.config[].ip_range", Shape.TEXT),
          handled("networks.*.ipam.config[].subnet", Shape.TEXT),
          refused("networks.*.ipam.driver", "addresses are the agent's", "default"),
          refused(
              "networks.*.ipam.options",
              "a pod's network is the cluster's, not a driver of Docker's"),
          ignored("networks.*.labels", "containers do not see them"),
          handled("networks.*.name", Shape.TEXT),
          refused(
              "volumes.*.driver", "a volume is a folder of the node: it has no plugins", "local"),
          handled(
              "volumes.*.driver_opts",
              Shape.VALUES,
              "`type: tmpfs` with uid, gid, mode; `type: none` with `o: bind`"),
          handled(
              "volumes.*.external", Shape.BOOLEAN, "read; refused where what is started uses it"),
          handled("volumes.*.external.name", Shape.TEXT),
          ignored("volumes.*.labels", "containers do not see them"),
          handled("volumes.*.name", Shape.TEXT));

  private NetworkAndVolumeKeys() {}
}
