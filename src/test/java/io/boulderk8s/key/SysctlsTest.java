package io.boulderk8s.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boulderk8s.testkit.Stacks;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** `sysctls`. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class SysctlsTest {
  private static List<String> settings(Pod pod) {
    return pod.getSpec().getSecurityContext().getSysctls().stream()
        .map(sysctl -> sysctl.getName() + "=" + sysctl.getValue())
        .toList();
  }

  @Test
  void a_safe_one_is_set_in_the_pod() {
    assertThat(settings(Stacks.web("sysctls: {net.ipv4.tcp_syncookies: 0}")))
        .containsExactly("net.ipv4.ip_unprivileged_port_start=0", "net.ipv4.tcp_syncookies=0");
  }

  @Test
  void the_file_wins_over_dockers_own_setting() {
    assertThat(settings(Stacks.web("sysctls: [net.ipv4.ip_unprivileged_port_start=1024]")))
        .containsExactly("net.ipv4.ip_unprivileged_port_start=1024");
  }

  @Test
  void one_that_a_kubelet_refuses_is_refused_by_name_where_it_stands() {
    assertThatThrownBy(() -> Stacks.web("sysctls:\n  net.core.somaxconn: 1024"))
        .hasMessageContaining("compose.yml:9:7")
        .hasMessageContaining("sysctl net.core.somaxconn of service web is none that Kubernetes");
  }
}
