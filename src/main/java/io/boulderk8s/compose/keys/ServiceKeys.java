package io.boulderk8s.compose.keys;

import static io.boulderk8s.compose.keys.KeyRule.handled;
import static io.boulderk8s.compose.keys.KeyRule.ignored;

import java.util.List;

/** The rules for keys of a service that are translated or may be ignored. */
final class ServiceKeys {
  static final List<KeyRule> RULES =
      List.of(
          handled("services.*.build", Shape.SECTION),
          handled("services.*.cap_add", Shape.TEXTS),
          handled("services.*.cap_drop", Shape.TEXTS),
          handled("services.*.command", Shape.TEXT_OR_TEXTS),
          handled("services.*.configs", Shape.SECTIONS),
          handled("services.*.container_name", Shape.TEXT),
          handled("services.*.cpus", Shape.DECIMAL, "in thousandths"),
          handled("services.*.depends_on", Shape.NAMED),
          handled("services.*.deploy", Shape.SECTION, "its `resources`; the rest is Swarm's"),
          handled("services.*.dns", Shape.TEXTS),
          handled("services.*.dns_opt", Shape.TEXTS),
          handled("services.*.dns_search", Shape.TEXTS),
          handled("services.*.entrypoint", Shape.TEXT_OR_TEXTS),
          handled("services.*.env_file", Shape.SECTIONS),
          handled("services.*.environment", Shape.VALUES),
          handled("services.*.extends", Shape.SECTION),
          handled(
              "services.*.extra_hosts",
              Shape.TEXTS,
              "in lower case; names with `_` are the resolver's, not in /etc/hosts"),
          handled("services.*.group_add", Shape.TEXTS_OR_NUMBERS),
          handled("services.*.healthcheck", Shape.SECTION),
          handled("services.*.hostname", Shape.TEXT, "lower-case letters, digits and `-` only"),
          handled("services.*.image", Shape.TEXT),
          handled("services.*.init", Shape.BOOLEAN, "the agent is process 1, as for every run"),
          handled(
              "services.*.label_file",
              Shape.TEXT_OR_TEXTS,
              "must be there; containers do not see labels"),
          handled("services.*.links", Shape.TEXTS, "a start order; other names are refused"),
          handled(
              "services.*.mem_limit", Shape.SIZE, "without swap; a container over it is killed"),
          handled("services.*.mem_reservation", Shape.SIZE, "the node must have it to spare"),
          handled("services.*.network_mode", Shape.TEXT, "`none`: only the loopback device"),
          handled("services.*.networks", Shape.NAMED),
          handled("services.*.ports", Shape.SECTIONS, "the runner's, with `--profile dev`"),
          handled("services.*.privileged", Shape.BOOLEAN),
          handled("services.*.profiles", Shape.TEXTS),
          handled("services.*.read_only", Shape.BOOLEAN),
          handled(
              "services.*.restart",
              Shape.TEXT,
              "with Kubernetes' pauses (10 s, doubled up to 5 min; Docker's begin at 0.1 s);"
                  + " `on-failure:N`: by the agent, as process 1"),
          handled("services.*.secrets", Shape.SECTIONS),
          handled(
              "services.*.security_opt",
              Shape.TEXTS,
              "`no-new-privileges`, `seccomp=unconfined`, `apparmor=unconfined`, `label=disable`"),
          handled("services.*.shm_size", Shape.SIZE),
          handled("services.*.stdin_open", Shape.BOOLEAN),
          handled("services.*.stop_grace_period", Shape.DURATION),
          handled(
              "services.*.stop_signal",
              Shape.TEXT,
              "process 1 has two seconds more after the grace period"),
          handled("services.*.sysctls", Shape.VALUES, "those that Kubernetes calls safe"),
          handled(
              "services.*.tmpfs",
              Shape.TEXTS,
              "size, owner and mode; without Docker's `noexec`, `nosuid`, `nodev`"),
          handled("services.*.tty", Shape.BOOLEAN, "a run has none"),
          handled(
              "services.*.ulimits", Shape.NAMED, "above the node's hard ones the container fails"),
          handled("services.*.user", Shape.TEXT),
          handled("services.*.volumes", Shape.SECTIONS),
          handled("services.*.working_dir", Shape.TEXT),
          ignored("services.*.annotations", "containers do not see them"),
          ignored("services.*.attach", "only for other commands of Compose's"),
          ignored("services.*.develop", "only for other commands of Compose's"),
          ignored("services.*.expose", "reachable anyway"),
          ignored("services.*.labels", "containers do not see them"),
          ignored("services.*.logging", "Kubernetes keeps logs"),
          ignored("services.*.pull_policy", "boulder-k8s decides it"),
          ignored("services.*.pull_refresh_after", "boulder-k8s decides it"));

  private ServiceKeys() {}
}
