package io.boulderk8s.compose.keys;

import static io.boulderk8s.compose.keys.KeyRule.refused;

import java.util.List;
import java.util.stream.Stream;

/** The keys of a service that would change behaviour and are not translated. */
final class RefusedServiceKeys {
  private static final List<String> LIMITS =
      List.of(
          "blkio_config cpu_count cpu_percent cpu_period cpu_quota cpu_rt_period cpu_rt_runtime"
              + " cpu_shares cpus cpuset mem_limit mem_reservation mem_swappiness memswap_limit"
              + " oom_kill_disable oom_score_adj pids_limit shm_size storage_opt ulimits",
          "resource limits are not translated");
  private static final List<String> RIGHTS =
      List.of(
          "cap_add cap_drop device_cgroup_rules devices gpus group_add security_opt use_api_socket",
          "rights and devices are not translated");
  private static final List<String> ENGINE =
      List.of(
          "cgroup cgroup_parent credential_spec ipc isolation pid platform runtime userns_mode uts",
          "the container engine's own settings are not translated");
  private static final List<String> NETWORK =
      List.of(
          "dns_opt dns_search domainname external_links links mac_address",
          "not translated: use networks and aliases");
  private static final List<String> LIFE =
      List.of(
          "configs deploy models post_start pre_stop provider secrets stop_signal tmpfs"
              + " volumes_from",
          "not translated");
  private static final List<String> BUILD =
      List.of(
          "additional_contexts cache_from cache_to dockerfile_inline entitlements extra_hosts"
              + " isolation network no_cache platforms privileged provenance pull sbom secrets"
              + " shm_size ssh tags target ulimits",
          "not passed to `docker build`");

  static final List<KeyRule> RULES =
      Stream.of(
              rules("services.*.", LIMITS),
              rules("services.*.", RIGHTS),
              rules("services.*.", ENGINE),
              rules("services.*.", NETWORK),
              rules("services.*.", LIFE),
              rules("services.*.build.", BUILD),
              Stream.of(
                  refused("services.*.init", "not translated", "false"),
                  refused("services.*.privileged", "not translated", "false"),
                  refused("services.*.read_only", "not translated", "false"),
                  refused("services.*.scale", "a service is one pod", "1"),
                  refused("services.*.stdin_open", "nobody types", "false"),
                  refused("services.*.tty", "nobody watches", "false")))
          .flatMap(rules -> rules)
          .toList();

  private RefusedServiceKeys() {}

  private static Stream<KeyRule> rules(String prefix, List<String> keysAndReason) {
    return Stream.of(keysAndReason.getFirst().split(" "))
        .map(key -> refused(prefix + key, keysAndReason.getLast()));
  }
}
