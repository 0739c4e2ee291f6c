package io.boulderk8s.compose.keys;

import static io.boulderk8s.compose.keys.KeyRule.handled;
import static io.boulderk8s.compose.keys.KeyRule.ignored;

import java.util.List;

/** The keys of a service that are translated or may be passed over. */
final class ServiceKeys {
  static final List<KeyRule> RULES =
      List.of(
          handled("services.*.build", Shape.SECTION, "how the image is built, when asked to"),
          handled("services.*.cap_add", Shape.TEXTS, "capabilities beside the usual ones"),
          handled("services.*.cap_drop", Shape.TEXTS, "capabilities that are taken away"),
          handled("services.*.command", Shape.TEXT_OR_TEXTS, "the container's arguments"),
          handled("services.*.configs", Shape.SECTIONS, "files, mounted read-only"),
          handled("services.*.container_name", Shape.TEXT, "a name other pods can use"),
          handled("services.*.cpus", Shape.DECIMAL, "the most processor time, in thousandths"),
          handled("services.*.depends_on", Shape.NAMED, "the start order, with gates"),
          handled("services.*.deploy", Shape.SECTION, "its `resources`; the rest is Swarm's"),
          handled("services.*.dns", Shape.TEXTS, "asked for names that no service has"),
          handled("services.*.dns_opt", Shape.TEXTS, "options in /etc/resolv.conf"),
          handled("services.*.dns_search", Shape.TEXTS, "the search list in /etc/resolv.conf"),
          handled("services.*.entrypoint", Shape.TEXT_OR_TEXTS, "the container's command"),
          handled("services.*.env_file", Shape.SECTIONS, "merged below `environment`"),
          handled("services.*.environment", Shape.VALUES, "the container's environment, exactly"),
          handled("services.*.extends", Shape.SECTION, "merged below the service's own keys"),
          handled(
              "services.*.extra_hosts",
              Shape.TEXTS,
              "lines in /etc/hosts, in lower case; names with `_` are the resolver's"),
          handled(
              "services.*.group_add",
              Shape.TEXTS_OR_NUMBERS,
              "further groups, by number or by the image's name"),
          handled("services.*.healthcheck", Shape.SECTION, "startup and readiness"),
          handled(
              "services.*.hostname",
              Shape.TEXT,
              "the pod's host name: lower-case letters, digits and `-`; Kubernetes sets no other"),
          handled("services.*.image", Shape.TEXT, "the image, by the same reference"),
          handled(
              "services.*.init",
              Shape.BOOLEAN,
              "the agent is process 1: it passes signals on and reaps, as for every run"),
          handled(
              "services.*.label_file",
              Shape.TEXT_OR_TEXTS,
              "must be there; containers do not see labels"),
          handled("services.*.links", Shape.TEXTS, "a start order; other names are refused"),
          handled(
              "services.*.mem_limit",
              Shape.SIZE,
              "the most memory, without swap; a container over it is killed"),
          handled(
              "services.*.mem_reservation",
              Shape.SIZE,
              "memory that the node must have to spare for the pod"),
          handled("services.*.network_mode", Shape.TEXT, "`none`: nothing but the loopback device"),
          handled("services.*.networks", Shape.NAMED, "who may reach the pod, by which names"),
          handled("services.*.ports", Shape.SECTIONS, "ports of the host"),
          handled("services.*.privileged", Shape.BOOLEAN, "a privileged container"),
          handled("services.*.profiles", Shape.TEXTS, "started only when its profile is on"),
          handled("services.*.read_only", Shape.BOOLEAN, "a read-only root file system"),
          handled(
              "services.*.restart",
              Shape.TEXT,
              "whether an ended container comes back, after Kubernetes' pauses (10 s, doubled up to"
                  + " 5 min; Docker's begin at 0.1 s); `on-failure:N`: by the agent, as process 1"),
          handled("services.*.secrets", Shape.SECTIONS, "files, mounted read-only"),
          handled(
              "services.*.security_opt",
              Shape.TEXTS,
              "`no-new-privileges`, `seccomp=unconfined`, `apparmor=unconfined`; `label=disable` is"
                  + " the case anyway"),
          handled("services.*.shm_size", Shape.SIZE, "the size of /dev/shm"),
          handled("services.*.stdin_open", Shape.BOOLEAN, "standard input stays open"),
          handled(
              "services.*.stop_grace_period",
              Shape.DURATION,
              "the time to end after SIGTERM, in whole seconds as with Docker"),
          handled(
              "services.*.stop_signal",
              Shape.TEXT,
              "the first signal to process 1; after the grace period it has two seconds more"),
          handled(
              "services.*.sysctls",
              Shape.VALUES,
              "kernel settings of the pod: those that Kubernetes calls safe"),
          handled(
              "services.*.tmpfs",
              Shape.TEXTS,
              "memory with size, owner and mode; without Docker's `noexec`, `nosuid`, `nodev`"),
          handled("services.*.tty", Shape.BOOLEAN, "a terminal; for a run its own options decide"),
          handled(
              "services.*.ulimits",
              Shape.NAMED,
              "limits of the first process; above the node's hard ones the container fails"),
          handled(
              "services.*.user",
              Shape.TEXT,
              "the container's user and group; names are those of the image's /etc/passwd and"
                  + " /etc/group"),
          handled("services.*.volumes", Shape.SECTIONS, "mounts"),
          handled("services.*.working_dir", Shape.TEXT, "the container's working directory"),
          ignored("services.*.annotations", "containers do not see them"),
          ignored("services.*.attach", "only chooses whose log `docker compose up` shows"),
          ignored("services.*.develop", "only for `docker compose watch`"),
          ignored("services.*.expose", "ports of a network's containers are reachable anyway"),
          ignored("services.*.labels", "containers do not see them"),
          ignored("services.*.logging", "logs are kept by Kubernetes"),
          ignored("services.*.pull_policy", "boulder-k8s decides where images come from"),
          ignored("services.*.pull_refresh_after", "boulder-k8s decides where images come from"));

  private ServiceKeys() {}
}
