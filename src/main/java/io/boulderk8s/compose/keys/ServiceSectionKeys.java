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
          handled("services.*.depends_on.*", Shape.SECTION, "a gate"),
          handled("services.*.depends_on.*.condition", Shape.TEXT, "what the gate waits for"),
          handled("services.*.depends_on.*.required", Shape.BOOLEAN, "whether it may be missing"),
          ignored("services.*.depends_on.*.restart", "acts only at `docker compose restart`"),
          handled("services.*.env_file[].path", Shape.TEXT, "the file"),
          handled("services.*.env_file[].required", Shape.BOOLEAN, "whether it may be missing"),
          handled(
              "services.*.env_file[].format",
              Shape.TEXT,
              "`raw`: values as they stand in the file"),
          handled("services.*.extends.file", Shape.TEXT, "the file of that service"),
          handled("services.*.extends.service", Shape.TEXT, "that service"),
          handled("services.*.healthcheck.disable", Shape.BOOLEAN, "no health check"),
          handled("services.*.healthcheck.interval", Shape.DURATION, "time between checks"),
          handled("services.*.healthcheck.retries", Shape.WHOLE, "failures in a row that count"),
          handled("services.*.healthcheck.start_interval", Shape.DURATION, "the same at first"),
          handled("services.*.healthcheck.start_period", Shape.DURATION, "failures do not count"),
          handled(
              "services.*.healthcheck.test",
              Shape.TEXT_OR_TEXTS,
              "the command; without it the image's own"),
          handled("services.*.healthcheck.timeout", Shape.DURATION, "the longest check"),
          handled("services.*.networks.*", Shape.SECTION, "membership in a network"),
          handled("services.*.networks.*.aliases", Shape.TEXTS, "further names"),
          ignored("services.*.networks.*.gw_priority", ONE_WAY_OUT),
          handled("services.*.networks.*.ipv4_address", Shape.TEXT, "an address the pod owns"),
          ignored("services.*.networks.*.priority", ONE_WAY_OUT),
          refused(
              "services.*.networks.*.driver_opts",
              "options of Docker's network driver: a pod's network is the cluster's"),
          refused(
              "services.*.networks.*.interface_name", "a pod has one interface for all networks"),
          refused("services.*.networks.*.ipv6_address", "pods get IPv4 addresses only"),
          refused(
              "services.*.networks.*.link_local_ips",
              "peers would not find them: give the service an `ipv4_address`"),
          refused(
              "services.*.networks.*.mac_address",
              "the cluster's network gives pods their hardware addresses"),
          ignored("services.*.ports[].app_protocol", "a hint for tools"),
          handled("services.*.ports[].host_ip", Shape.TEXT, "the host's address"),
          ignored("services.*.ports[].mode", SWARM),
          ignored("services.*.ports[].name", "a name for people"),
          handled("services.*.ports[].protocol", Shape.TEXT, "tcp or udp"),
          handled(
              "services.*.ports[].published",
              Shape.TEXT_OR_NUMBER,
              "the host's port; of a range the first, where Docker takes the first that is free"),
          handled("services.*.ports[].target", Shape.WHOLE, "the container's port"),
          handled("services.*.ulimits.*", Shape.SECTION, "one limit"),
          handled("services.*.ulimits.*.hard", Shape.TEXT_OR_NUMBER, "the highest; -1 is none"),
          handled("services.*.ulimits.*.soft", Shape.TEXT_OR_NUMBER, "the one that holds"));

  private ServiceSectionKeys() {}
}
