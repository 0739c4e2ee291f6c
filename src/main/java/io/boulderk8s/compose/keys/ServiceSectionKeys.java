package io.boulderk8s.compose.keys;

import static io.boulderk8s.compose.keys.KeyRule.handled;
import static io.boulderk8s.compose.keys.KeyRule.ignored;
import static io.boulderk8s.compose.keys.KeyRule.refused;

import java.util.List;

/** The rules for keys below the sections of a service. */
final class ServiceSectionKeys {
  private static final String SWARM = "only Swarm uses it";
  private static final String ONE_WAY_OUT = "a pod has one way out";

  static final List<KeyRule> RULES =
      List.of(
          handled("services.*.depends_on.*", Shape.SECTION),
          handled("services.*.depends_on.*.condition", Shape.TEXT),
          handled("services.*.depends_on.*.required", Shape.BOOLEAN),
          ignored("services.*.depends_on.*.restart", "only for other commands of Compose's"),
          handled("services.*.env_file[].path", Shape.TEXT),
          handled("services.*.env_file[].required", Shape.BOOLEAN),
          handled("services.*.env_file[].format", Shape.TEXT),
          handled("services.*.extends.file", Shape.TEXT),
          handled("services.*.extends.service", Shape.TEXT),
          handled("services.*.healthcheck.disable", Shape.BOOLEAN),
          handled("services.*.healthcheck.interval", Shape.DURATION),
          handled("services.*.healthcheck.retries", Shape.WHOLE),
          handled("services.*.healthcheck.start_interval", Shape.DURATION),
          handled("services.*.healthcheck.start_period", Shape.DURATION),
          handled("services.*.healthcheck.test", Shape.TEXT_OR_TEXTS),
          handled("services.*.healthcheck.timeout", Shape.DURATION),
          handled("services.*.networks.*", Shape.SECTION),
          handled("services.*.networks.*.aliases", Shape.TEXTS),
          ignored("services.*.networks.*.gw_priority", ONE_WAY_OUT),
          handled("services.*.networks.*.ipv4_address", Shape.TEXT),
          ignored("services.*.networks.*.priority", ONE_WAY_OUT),
          refused(
              "services.*.networks.*.driver_opts",
              "a pod's network is the cluster's, not a driver of Docker's"),
          refused(
              "services.*.networks.*.interface_name", "a pod has one interface for all networks"),
          refused("services.*.networks.*.ipv6_address", "pods get IPv4 addresses only"),
          refused(
              "services.*.networks.*.link_local_ips",
              "peers would not find them: give the service an `ipv4_address`"),
          refused("services.*.networks.*.mac_address", "the cluster's network decides it"),
          ignored("services.*.ports[].app_protocol", "a note"),
          handled("services.*.ports[].host_ip", Shape.TEXT),
          ignored("services.*.ports[].mode", SWARM),
          ignored("services.*.ports[].name", "a note"),
          handled("services.*.ports[].protocol", Shape.TEXT),
          handled(
              "services.*.ports[].published",
              Shape.TEXT_OR_NUMBER,
              "of a range the first; Docker takes the first that is free"),
          handled("services.*.ports[].target", Shape.WHOLE),
          handled("services.*.ulimits.*", Shape.SECTION),
          handled("services.*.ulimits.*.hard", Shape.TEXT_OR_NUMBER),
          handled("services.*.ulimits.*.soft", Shape.TEXT_OR_NUMBER));

  private ServiceSectionKeys() {}
}
