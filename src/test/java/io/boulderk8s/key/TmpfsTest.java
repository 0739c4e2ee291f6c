package io.boulderk8s.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.boulderk8s.compose.ComposeText;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.testkit.Plans;
import io.boulderk8s.testkit.Stacks;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** `tmpfs`, as a key of the service and as a type of its volumes. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class TmpfsTest {
  private static Volume at(Pod pod, String path) {
    String name =
        Stacks.main(pod).getVolumeMounts().stream()
            .filter(mount -> mount.getMountPath().equals(path))
            .findFirst()
            .orElseThrow()
            .getName();
    return pod.getSpec().getVolumes().stream()
        .filter(volume -> volume.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> owner(Pod pod, String path) {
    return Stacks.init(pod, "own-" + at(pod, path).getName()).getArgs();
  }

  @Test
  void memory_of_the_pod_with_dockers_mode() {
    Pod pod = Stacks.web("tmpfs: /run");

    assertThat(at(pod, "/run").getEmptyDir().getMedium()).isEqualTo("Memory");
    assertThat(at(pod, "/run").getEmptyDir().getSizeLimit()).isNull();
    assertThat(owner(pod, "/run")).containsExactly("own", "/volume", "0", "0", "1777");
  }

  @Test
  void with_size_owner_and_mode() {
    Pod pod = Stacks.web("tmpfs: [\"/run:size=64m,uid=7,gid=8,mode=0750,exec\", \"/x:ro\"]");

    assertThat(at(pod, "/run").getEmptyDir().getSizeLimit().getNumericalAmount())
        .isEqualByComparingTo("67108864");
    assertThat(owner(pod, "/run")).containsExactly("own", "/volume", "7", "8", "0750");
    assertThat(Stacks.main(pod).getVolumeMounts().getLast().getReadOnly()).isTrue();
  }

  @Test
  void as_a_volume() {
    Pod pod = Stacks.web("volumes: [{type: tmpfs, target: /m, tmpfs: {size: 1k, mode: 0o700}}]");

    assertThat(at(pod, "/m").getEmptyDir().getSizeLimit().getNumericalAmount())
        .isEqualByComparingTo("1024");
    assertThat(owner(pod, "/m")).containsExactly("own", "/volume", "0", "0", "0700");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "run | the path in the container must be absolute, this is \"run\"",
        "/run:noexec | the tmpfs option `noexec` is not supported",
        "/run:size=50% | the tmpfs option `size=50%` is not supported",
        "/run:mode=9 | the tmpfs option `mode=9` is not supported",
        "/run:uid=me | the tmpfs option `uid=me` is not supported",
      })
  void what_no_pod_has_is_refused(String text, String what) {
    assertThat(ComposeText.service("tmpfs: \"" + text + "\"").complaints())
        .containsExactly("compose.yml:4:12: " + what);
  }

  @Test
  void a_path_is_mounted_once() {
    assertThat(ComposeText.service("tmpfs: /x\nvolumes: [/x]").complaints())
        .containsExactly("compose.yml:4:5: /x is mounted twice");
  }

  @Test
  void a_service_that_is_restarted_has_none_since_docker_would_empty_it() {
    BoulderK8sException refused =
        catchThrowableOfType(
            BoulderK8sException.class, () -> Plans.web("tmpfs: /run\nrestart: always"));

    assertThat(refused)
        .hasMessageContaining("compose.yml:9:5")
        .hasMessageContaining("web is restarted and has a tmpfs");
  }
}
