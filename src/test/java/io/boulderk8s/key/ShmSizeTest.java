package io.boulderk8s.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boulderk8s.compose.ComposeText;
import io.boulderk8s.testkit.Stacks;
import io.fabric8.kubernetes.api.model.Pod;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** `shm_size`. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ShmSizeTest {
  @Test
  void memory_of_that_size_at_dev_shm_that_everybody_may_use() {
    Pod pod = Stacks.web("shm_size: 1.5g");
    var mount = Stacks.main(pod).getVolumeMounts().getFirst();
    var volume = pod.getSpec().getVolumes().getFirst();

    assertThat(mount.getMountPath()).isEqualTo("/dev/shm");
    assertThat(volume.getName()).isEqualTo(mount.getName());
    assertThat(volume.getEmptyDir().getMedium()).isEqualTo("Memory");
    assertThat(volume.getEmptyDir().getSizeLimit().getNumericalAmount())
        .isEqualByComparingTo("1610612736");
    assertThat(Stacks.init(pod, "own-" + mount.getName()).getArgs()).endsWith("1777");
  }

  @Test
  void nothing_else_is_mounted_there() {
    assertThatThrownBy(() -> Stacks.web("shm_size: 1g\ntmpfs: /dev/shm"))
        .hasMessageContaining("compose.yml:8:5")
        .hasMessageContaining("web also mounts something at /dev/shm");
  }

  @Test
  void a_size_is_a_size() {
    assertThat(ComposeText.service("shm_size: much").complaints())
        .containsExactly(
            "compose.yml:4:15: `services.web.shm_size` must be a size like 64m, this is the text"
                + " \"much\"");
  }
}
