package io.boulderk8s.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boulderk8s.compose.ComposeText;
import io.boulderk8s.testkit.Stacks;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.VolumeMount;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** `configs` and `secrets`, of services and at the top. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ConfigsAndSecretsTest {
  private static final String FILES =
      "configs: {c: {file: ./c.txt}}\nsecrets: {s: {file: ../s.txt}, e: {file: e}}\n";

  @Test
  void a_file_is_mounted_read_only_where_compose_mounts_it() {
    Pod pod =
        Stacks.webAnd(
            "configs: [c, {source: c, target: /etc/c}]\nsecrets: [s, {source: e, target: x}]",
            FILES);

    assertThat(Stacks.main(pod).getVolumeMounts())
        .extracting(VolumeMount::getMountPath)
        .containsExactly("/c", "/etc/c", "/run/secrets/s", "/run/secrets/x");
    assertThat(Stacks.main(pod).getVolumeMounts()).allMatch(VolumeMount::getReadOnly);
    assertThat(pod.getSpec().getVolumes().getFirst().getHostPath().getPath())
        .isEqualTo("/host/project/c.txt");
    assertThat(pod.getSpec().getVolumes().get(2).getHostPath().getPath()).isEqualTo("/host/s.txt");
  }

  @Test
  void an_empty_file_is_the_projects_folder_as_with_compose() {
    Pod pod =
        Stacks.webAnd(
            "configs: [c]\nsecrets: [s]", "configs: {c: {file: ''}}\nsecrets: {s: {file: ''}}\n");

    assertThat(Stacks.main(pod).getVolumeMounts())
        .extracting(VolumeMount::getMountPath)
        .containsExactly("/c", "/run/secrets/s");
    assertThat(pod.getSpec().getVolumes().getFirst().getHostPath().getPath())
        .isEqualTo("/host/project");
  }

  @Test
  void a_text_is_a_file_of_the_pods_own_that_the_container_may_change() {
    Pod pod =
        Stacks.webAnd(
            "configs: [t, {source: t, target: /etc/t, uid: '5', gid: '6', mode: 0o640}, none]",
            "configs: {t: {content: \"a $$(b)\\n$${c}\"}, none: {content: ''}}\n");

    assertThat(Stacks.main(pod).getVolumeMounts())
        .extracting(VolumeMount::getMountPath)
        .containsExactly("/t", "/etc/t");
    assertThat(Stacks.main(pod).getVolumeMounts())
        .allMatch(mount -> mount.getReadOnly() == null && mount.getSubPath().equals("text"));
    assertThat(Stacks.init(pod, "write-mount-0").getArgs())
        .containsExactly("write", "/volume/text", "0", "0", "0444");
    assertThat(Stacks.init(pod, "write-mount-1").getArgs())
        .containsExactly("write", "/volume/text", "5", "6", "0640");
    assertThat(Stacks.init(pod, "write-mount-0").getEnv().getFirst().getValue())
        .isEqualTo("a $$(b)\n${c}");
  }

  @Test
  void a_text_that_no_variable_can_hold_is_refused() {
    assertThatThrownBy(
            () ->
                Stacks.webAnd(
                    "configs: [t]", "configs: {t: {content: \"" + "x".repeat(100_001) + "\"}}\n"))
        .hasMessageContaining("the content of config t is longer than 100 kB");
  }

  @Test
  void a_missing_file_is_not_made() {
    Pod pod = Stacks.webAnd("configs: [c]", FILES);

    assertThat(pod.getSpec().getVolumes().getFirst().getHostPath().getType()).isEqualTo("File");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "configs: {c: {content: x, file: y}} | `configs.c` has file and content",
        "configs: {c: {environment: X}} | `configs.c.environment` is not supported: its value would stand in the pod's spec",
        "secrets: {s: {environment: X}} | `secrets.s.environment` is not supported: its value would stand in the pod's spec",
        "configs: {c: {external: true}} | `configs.c.external` is not supported: Compose itself",
        "secrets: {s: {external: true}} | `secrets.s.external` is not supported: Compose itself",
        "secrets: {s: {labels: {a: b}}} | `secrets.s` has no `file`",
      })
  void what_is_no_file_is_refused(String section, String what) {
    assertThat(ComposeText.service("").override(section).complaints())
        .anySatisfy(
            complaint -> assertThat(complaint).startsWith("override.yml:1:").contains(what));
  }

  @Test
  void what_is_not_defined_is_an_error() {
    assertThat(ComposeText.service("configs: [c]\nsecrets: [{target: x}]").complaints())
        .containsExactly("compose.yml:4:15: `c` is not defined", "compose.yml:5:15: no `source`");
  }
}
