package io.boulderk8s.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.Stacks;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class PodVolumesTest {
  private static final String TMPFS =
      "volumes: {socket: {driver_opts: {type: tmpfs, device: tmpfs, o: \"uid=7,gid=8,mode=0750\"}}}\n";

  private static VolumeMount mount(Pod pod, String path) {
    return Stacks.main(pod).getVolumeMounts().stream()
        .filter(mount -> mount.getMountPath().equals(path))
        .findFirst()
        .orElseThrow(() -> new AssertionError("nothing at " + path));
  }

  private static Volume at(Pod pod, String path) {
    String name = mount(pod, path).getName();
    return pod.getSpec().getVolumes().stream()
        .filter(volume -> volume.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no volume " + name));
  }

  @Test
  void a_bind_mount_is_that_very_file_where_the_node_sees_it() {
    Pod pod = Stacks.web("volumes: [\".:/boulder\", \"./x.sql:/x.sql:ro\"]");

    assertThat(at(pod, "/boulder").getHostPath().getPath()).isEqualTo("/host/project");
    assertThat(at(pod, "/x.sql").getHostPath().getPath()).isEqualTo("/host/project/x.sql");
    // a type would forbid either a file or a directory that is still missing
    assertThat(at(pod, "/x.sql").getHostPath().getType()).isNull();
    assertThat(mount(pod, "/x.sql").getReadOnly()).isTrue();
    assertThat(mount(pod, "/boulder").getReadOnly()).isNull();
  }

  @Test
  void a_named_volume_is_a_directory_of_the_stack_on_the_nodes_disk() {
    Pod pod = Stacks.webAnd("volumes: [\"data:/data\"]", "volumes: {data: {}}\n");

    assertThat(at(pod, "/data").getHostPath().getPath())
        .isEqualTo("/var/lib/boulder-k8s/test/data");
  }

  @Test
  void a_volume_in_memory_is_in_memory_and_gets_its_owner_and_mode_before_anybody_uses_it() {
    Pod pod = Stacks.webAnd("volumes: [\"socket:/sockets\"]", TMPFS);

    assertThat(at(pod, "/sockets").getHostPath().getPath())
        .isEqualTo("/run/boulder-k8s/test/socket");
    var own = Stacks.init(pod, "own-" + at(pod, "/sockets").getName());
    assertThat(own.getArgs()).containsExactly("own", "/volume", "7", "8", "0750");
    assertThat(own.getVolumeMounts())
        .singleElement()
        .satisfies(
            mount -> {
              assertThat(mount.getName()).isEqualTo(at(pod, "/sockets").getName());
              assertThat(mount.getMountPath()).isEqualTo("/volume");
            });
  }

  @Test
  void an_anonymous_volume_is_the_pods_own_and_goes_with_it() {
    Pod pod = Stacks.web("volumes: [/scratch, /other]");

    assertThat(at(pod, "/scratch").getEmptyDir()).isNotNull();
    assertThat(at(pod, "/scratch").getName()).isNotEqualTo(at(pod, "/other").getName());
  }

  @Test
  void what_is_mounted_twice_is_one_volume() {
    Pod pod = Stacks.webAnd("volumes: [\"socket:/a\", \"socket:/b\", \".:/c\", \".:/d\"]", TMPFS);

    assertThat(at(pod, "/a")).isEqualTo(at(pod, "/b"));
    assertThat(at(pod, "/c")).isEqualTo(at(pod, "/d"));
    assertThat(
            pod.getSpec().getInitContainers().stream()
                .filter(container -> container.getName().startsWith("own-")))
        .hasSize(1);
  }

  @Test
  void pods_that_share_a_volume_share_a_node() {
    Pod sharing = Stacks.webAnd("volumes: [\"socket:/a\", \"socket:/b\"]", TMPFS);
    var terms =
        sharing
            .getSpec()
            .getAffinity()
            .getPodAffinity()
            .getRequiredDuringSchedulingIgnoredDuringExecution();

    assertThat(terms).singleElement();
    assertThat(terms.getFirst().getTopologyKey()).isEqualTo("kubernetes.io/hostname");
    assertThat(terms.getFirst().getLabelSelector().getMatchLabels())
        .isEqualTo(java.util.Map.of("volume.boulder-k8s.io/socket", "true"));
    // the scheduler takes the first of them anywhere only because it matches its own term
    assertThat(sharing.getMetadata().getLabels())
        .containsAllEntriesOf(terms.getFirst().getLabelSelector().getMatchLabels());
  }

  @Test
  void a_pod_that_shares_nothing_may_be_anywhere() {
    assertThat(Stacks.web("volumes: [\".:/boulder\", /scratch]").getSpec().getAffinity()).isNull();
  }

  @Test
  void all_volume_directories_are_removed_with_the_stack() {
    assertThat(Stacks.of(io.boulderk8s.testkit.Plans.planOfWeb("", "")).volumeDirectories())
        .isEqualTo(List.of("/run/boulder-k8s/test", "/var/lib/boulder-k8s/test"));
  }
}
