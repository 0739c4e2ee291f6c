package io.boulderk8s.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.testkit.Plans;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Understood, but in no pod of ours: refused by name and place. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class UnsupportedSettingsTest {
  private static BoulderK8sException refused(String keys, String sections) {
    BoulderK8sException failure =
        catchThrowableOfType(BoulderK8sException.class, () -> Plans.planOfWeb(keys, sections));
    assertThat(failure).isNotNull();
    assertThat(failure.kind()).isEqualTo(FailureKind.CHECKOUT);
    return failure;
  }

  @Test
  void what_is_external_as_it_would_be_another_one() {
    assertThat(refused("networks: [theirs]", "networks: {theirs: {external: true}}"))
        .hasMessageContainingAll("compose.yml:9", "network theirs is external");
    assertThat(refused("volumes: [\"theirs:/x\"]", "volumes: {theirs: {external: true}}"))
        .hasMessageContainingAll("compose.yml:9", "volume theirs is external");
  }

  @Test
  void the_size_of_a_volume_in_memory_but_not_the_volume() {
    String volume = "volumes: {mem: {driver_opts: {type: tmpfs, device: tmpfs, o: \"%s\"}}}";
    assertThat(refused("volumes: [\"mem:/x\"]", volume.formatted("size=1m")))
        .hasMessageContainingAll("compose.yml:9", "volume mem has a size");
    assertThat(Plans.planOfWeb("volumes: [\"mem:/x\"]", volume.formatted("mode=0755")).volumes())
        .containsKey("mem");
  }

  @Test
  void a_sysctl_that_a_kubelet_refuses() {
    assertThat(refused("sysctls: {kernel.msgmax: 1}", ""))
        .hasMessageContainingAll("compose.yml:8", "sysctl kernel.msgmax of service web");
  }

  @Test
  void memory_of_a_service_that_is_restarted() {
    assertThat(refused("restart: always\ntmpfs: /x", ""))
        .hasMessageContainingAll("compose.yml:8", "service web is restarted and has a tmpfs");
    assertThat(refused("restart: always\nshm_size: 1m", ""))
        .hasMessageContaining("service web is restarted and has a tmpfs");
    assertThat(Plans.web("restart: always").name()).isEqualTo("web");
    assertThat(Plans.web("tmpfs: /x").name()).isEqualTo("web");
  }

  @Test
  void shared_memory_where_something_else_is_mounted() {
    assertThat(refused("shm_size: 1m\nvolumes: [\"/a:/dev/shm\"]", ""))
        .hasMessageContainingAll("compose.yml:8", "also mounts something at /dev/shm");
    assertThat(Plans.web("volumes: [\"/a:/dev/shm\"]").name()).isEqualTo("web");
    assertThat(Plans.web("shm_size: 1m\nvolumes: [\"/a:/b\"]").name()).isEqualTo("web");
  }
}
