package io.boulderk8s.compose.keys;

import static io.boulderk8s.compose.keys.KeyRule.handled;
import static io.boulderk8s.compose.keys.KeyRule.ignored;

import java.util.List;

/** The keys of a service that are translated or may be passed over. */
final class ServiceKeys {
  static final List<KeyRule> RULES =
      List.of(
          handled("services.*.build", Shape.SECTION, "how the image is built, when asked to"),
          handled("services.*.command", Shape.TEXT_OR_TEXTS, "the container's arguments"),
          handled("services.*.container_name", Shape.TEXT, "a name other pods can use"),
          handled("services.*.depends_on", Shape.NAMED, "the start order, with gates"),
          handled("services.*.dns", Shape.TEXTS, "asked for names that no service has"),
          handled("services.*.entrypoint", Shape.TEXT_OR_TEXTS, "the container's command"),
          handled("services.*.env_file", Shape.SECTIONS, "merged below `environment`"),
          handled("services.*.environment", Shape.VALUES, "the container's environment, exactly"),
          handled("services.*.extends", Shape.SECTION, "merged below the service's own keys"),
          handled("services.*.extra_hosts", Shape.TEXTS, "lines in /etc/hosts"),
          handled("services.*.healthcheck", Shape.SECTION, "startup and readiness"),
          handled("services.*.hostname", Shape.TEXT, "the pod's host name"),
          handled("services.*.image", Shape.TEXT, "the image, by the same reference"),
          handled("services.*.network_mode", Shape.TEXT, "`none`: nothing but the loopback device"),
          handled("services.*.networks", Shape.NAMED, "who may reach the pod, by which names"),
          handled("services.*.ports", Shape.SECTIONS, "ports of the host"),
          handled("services.*.profiles", Shape.TEXTS, "started only when its profile is on"),
          handled("services.*.restart", Shape.TEXT, "whether an ended container comes back"),
          handled("services.*.sysctls", Shape.VALUES, "kernel settings of the pod"),
          handled("services.*.user", Shape.TEXT, "the container's user and group"),
          handled("services.*.volumes", Shape.SECTIONS, "mounts"),
          handled("services.*.working_dir", Shape.TEXT, "the container's working directory"),
          ignored("services.*.annotations", "containers do not see them"),
          ignored("services.*.attach", "only chooses whose log `docker compose up` shows"),
          ignored("services.*.develop", "only for `docker compose watch`"),
          ignored("services.*.expose", "ports of a network's containers are reachable anyway"),
          ignored("services.*.label_file", "containers do not see labels"),
          ignored("services.*.labels", "containers do not see them"),
          ignored("services.*.logging", "logs are kept by Kubernetes"),
          ignored("services.*.pull_policy", "boulder-k8s decides where images come from"),
          ignored("services.*.pull_refresh_after", "boulder-k8s decides where images come from"),
          ignored("services.*.stop_grace_period", "acts only when the stack is taken down"));

  private ServiceKeys() {}
}
