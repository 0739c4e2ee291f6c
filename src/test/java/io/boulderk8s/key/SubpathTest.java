package io.boulderk8s.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.compose.ComposeText;
import io.boulderk8s.testkit.Stacks;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.VolumeMount;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** `volume.subpath` of a mount. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class SubpathTest {
  @Test
  void a_part_of_the_volume_is_mounted() {
    Pod pod =
        Stacks.webAnd(
            "volumes: [{type: volume, source: vol, target: /v, volume: {subpath: a/./b/}}, \"vol:/w\"]",
            "volumes: {vol: }\n");

    assertThat(Stacks.main(pod).getVolumeMounts())
        .extracting(VolumeMount::getSubPath)
        .containsExactly("a/b", null);
    assertThat(pod.getSpec().getVolumes())
        .filteredOn(volume -> volume.getName().startsWith("mount-"))
        .hasSize(1);
  }

  @Test
  void it_does_not_leave_the_volume() {
    assertThat(
            ComposeText.service(
                    "volumes: [{type: volume, source: v, target: /v, volume: {subpath: a/../../b}}]")
                .override("volumes: {v: }")
                .complaints())
        .containsExactly("compose.yml:4:62: \"a/../../b\" leaves the volume");
  }
}
