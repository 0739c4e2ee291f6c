package io.boulderk8s.compose.keys;

import static io.boulderk8s.compose.keys.KeyRule.handled;
import static io.boulderk8s.compose.keys.KeyRule.ignored;
import static io.boulderk8s.compose.keys.KeyRule.refused;

import java.util.List;

/** The rules for keys below `deploy`; most are for Swarm, and Compose ignores them. */
final class DeployKeys {
  private static final String SWARM = "only Swarm uses it";
  private static final String LIMITS = "services.*.deploy.resources.limits";
  private static final String RESERVATIONS = "services.*.deploy.resources.reservations";

  static final List<KeyRule> RULES =
      List.of(
          ignored("services.*.deploy.endpoint_mode", SWARM),
          ignored("services.*.deploy.labels", SWARM),
          ignored("services.*.deploy.mode", SWARM),
          ignored("services.*.deploy.placement", SWARM),
          refused(
              "services.*.deploy.replicas",
              "a service is one pod, with its names and addresses",
              "1"),
          handled("services.*.deploy.resources", Shape.SECTION),
          handled(LIMITS, Shape.SECTION),
          handled(LIMITS + ".cpus", Shape.DECIMAL),
          handled(LIMITS + ".memory", Shape.SIZE),
          refused(LIMITS + ".pids", "Kubernetes limits processes by node, not by pod"),
          handled(RESERVATIONS, Shape.SECTION),
          ignored(RESERVATIONS + ".cpus", SWARM),
          refused(
              RESERVATIONS + ".devices",
              "Kubernetes hands out devices by plugins, or all to a `privileged` container"),
          ignored(RESERVATIONS + ".generic_resources", SWARM),
          handled(RESERVATIONS + ".memory", Shape.SIZE),
          refused(
              "services.*.deploy.restart_policy",
              "it overrides `restart` in Compose: use `restart` alone"),
          ignored("services.*.deploy.rollback_config", SWARM),
          ignored("services.*.deploy.update_config", SWARM));

  private DeployKeys() {}
}
