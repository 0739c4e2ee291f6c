package io.boulderk8s.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.Stacks;
import io.fabric8.kubernetes.api.model.Container;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ProbesTest {
  @Test
  void a_time_beyond_all_bounds_is_as_long_as_kubernetes_can_count() {
    assertThat(checked("interval: 200000h\ntimeout: 2000000h").getReadinessProbe())
        .satisfies(
            probe -> {
              assertThat(probe.getPeriodSeconds()).isEqualTo(720_000_000);
              assertThat(probe.getTimeoutSeconds()).isEqualTo(Integer.MAX_VALUE);
            });
  }

  private static Container checked(String timing) {
    return Stacks.main(
        Stacks.web("healthcheck:\n  test: [CMD, check, --quick]\n" + timing.indent(2)));
  }

  @Test
  void a_health_check_never_restarts_a_container() {
    Container container = checked("retries: 1");

    assertThat(container.getLivenessProbe()).isNull();
    assertThat(container.getStartupProbe().getFailureThreshold()).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void the_command_is_the_same_in_both_probes() {
    Container container = checked("");

    assertThat(container.getStartupProbe().getExec().getCommand())
        .containsExactly("check", "--quick");
    assertThat(container.getReadinessProbe().getExec().getCommand())
        .containsExactly("check", "--quick");
  }

  @Test
  void until_the_first_success_the_start_interval_counts_then_the_interval() {
    Container container = checked("interval: 20s\nstart_interval: 3s\ntimeout: 7s\nretries: 4");

    assertThat(container.getStartupProbe().getPeriodSeconds()).isEqualTo(3);
    assertThat(container.getReadinessProbe().getPeriodSeconds()).isEqualTo(20);
    assertThat(container.getReadinessProbe().getFailureThreshold()).isEqualTo(4);
    assertThat(
            List.of(
                container.getStartupProbe().getTimeoutSeconds(),
                container.getReadinessProbe().getTimeoutSeconds()))
        .containsOnly(7);
  }

  @Test
  void parts_of_a_second_are_rounded_up_as_kubernetes_knows_none() {
    Container container = checked("interval: 1.2s\nstart_interval: 0.1s\ntimeout: 300ms");

    assertThat(container.getStartupProbe().getPeriodSeconds()).isEqualTo(1);
    assertThat(container.getReadinessProbe().getPeriodSeconds()).isEqualTo(2);
    assertThat(container.getReadinessProbe().getTimeoutSeconds()).isEqualTo(1);
  }

  @Test
  void without_a_health_check_there_are_no_probes() {
    Container container = Stacks.main(Stacks.web(""));

    assertThat(container.getStartupProbe()).isNull();
    assertThat(container.getReadinessProbe()).isNull();
  }
}
