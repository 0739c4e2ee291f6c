package io.boulderk8s.compose.keys;

import static io.boulderk8s.compose.keys.KeyRule.handled;
import static io.boulderk8s.compose.keys.KeyRule.ignored;
import static io.boulderk8s.compose.keys.KeyRule.refused;

import java.util.List;

/** The keys below the sections of a service. */
final class ServiceSectionKeys {
  private static final String SWARM = "only Swarm looks at it";
  private static final String ONE_WAY_OUT = "a pod has one way out";

  static final List<KeyRule> RULES =
      List.of(
          handled("services.*.build.args", Shape.VALUES, "build arguments"),
          handled("services.*.build.context", Shape.TEXT, "the build context"),
          handled("services.*.build.dockerfile", Shape.TEXT, "the Dockerfile"),
          ignored("services.*.build.labels", "containers do not see them"),
          handled("services.*.depends_on.*", Shape.SECTION, "a gate"),
          handled("services.*.depends_on.*.condition", Shape.TEXT, "what the gate waits for"),
          handled("services.*.depends_on.*.required", Shape.BOOLEAN, "whether it may be missing"),
          ignored("services.*.depends_on.*.restart", "acts only at `docker compose restart`"),
          handled("services.*.env_file[].path", Shape.TEXT, "the file"),
          handled("services.*.env_file[].required", Shape.BOOLEAN, "whether it may be missing"),
          refused("services.*.env_file[].format", "only the usual format is read"),
          handled("services.*.extends.file", Shape.TEXT, "the file of that service"),
          handled("services.*.extends.service", Shape.TEXT, "that service"),
          handled("services.*.healthcheck.disable", Shape.BOOLEAN, "no health check"),
          handled("services.*.healthcheck.interval", Shape.DURATION, "time between checks"),
          handled("services.*.healthcheck.retries", Shape.WHOLE, "failures in a row that count"),
          handled("services.*.healthcheck.start_interval", Shape.DURATION, "the same at first"),
          handled("services.*.healthcheck.start_period", Shape.DURATION, "failures do not count"),
          handled("services.*.healthcheck.test", Shape.TEXT_OR_TEXTS, "the command"),
          handled("services.*.healthcheck.timeout", Shape.DURATION, "the longest check"),
          handled("services.*.networks.*", Shape.SECTION, "membership in a network"),
          handled("services.*.networks.*.aliases", Shape.TEXTS, "further names"),
          ignored("services.*.networks.*.gw_priority", ONE_WAY_OUT),
          handled("services.*.networks.*.ipv4_address", Shape.TEXT, "an address the pod owns"),
          ignored("services.*.networks.*.priority", ONE_WAY_OUT),
          refused("services.*.networks.*.driver_opts", "not translated"),
          refused("services.*.networks.*.interface_name", "not translated"),
          refused("services.*.networks.*.ipv6_address", "pods get IPv4 addresses only"),
          refused("services.*.networks.*.link_local_ips", "not translated"),
          refused("services.*.networks.*.mac_address", "not translated"),
          ignored("services.*.ports[].app_protocol", "a hint for tools"),
          handled("services.*.ports[].host_ip", Shape.TEXT, "the host's address"),
          ignored("services.*.ports[].mode", SWARM),
          ignored("services.*.ports[].name", "a name for people"),
          handled("services.*.ports[].protocol", Shape.TEXT, "tcp or udp"),
          handled("services.*.ports[].published", Shape.TEXT_OR_NUMBER, "the host's port"),
          handled("services.*.ports[].target", Shape.WHOLE, "the container's port"),
          handled("services.*.volumes[].bind", Shape.SECTION, "options of a bind mount"),
          refused("services.*.volumes[].bind.create_host_path", "a missing one is made", "true"),
          refused("services.*.volumes[].bind.propagation", "not translated", "rprivate"),
          refused("services.*.volumes[].bind.recursive", "not translated", "enabled"),
          ignored("services.*.volumes[].bind.selinux", "nodes have no SELinux labels"),
          ignored("services.*.volumes[].consistency", "Docker on Linux ignores it too"),
          refused("services.*.volumes[].image", "not translated"),
          handled("services.*.volumes[].read_only", Shape.BOOLEAN, "a read-only mount"),
          handled("services.*.volumes[].source", Shape.TEXT, "the path or the volume's name"),
          handled("services.*.volumes[].target", Shape.TEXT, "the path in the container"),
          refused("services.*.volumes[].tmpfs", "not translated"),
          handled("services.*.volumes[].type", Shape.TEXT, "`bind` or `volume`"),
          handled("services.*.volumes[].volume", Shape.SECTION, "options of a volume"),
          ignored("services.*.volumes[].volume.labels", "containers do not see them"),
          ignored("services.*.volumes[].volume.nocopy", "a volume starts empty in any case"),
          refused("services.*.volumes[].volume.subpath", "not translated"));

  private ServiceSectionKeys() {}
}
