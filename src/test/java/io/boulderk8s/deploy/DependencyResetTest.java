package io.boulderk8s.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boulderk8s.cluster.DockerCli;
import io.boulderk8s.cluster.DockerTool;
import io.boulderk8s.kube.PodWatch;
import io.boulderk8s.manifest.Manifests;
import io.boulderk8s.testkit.FakePods;
import io.boulderk8s.testkit.FakeProcessRunner;
import io.boulderk8s.testkit.Plans;
import io.boulderk8s.testkit.Stacks;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** How long a dependency may take to end, and what goes after it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class DependencyResetTest {
  private static final String VOLUMES = "volumes: {data: {}}";
  private static final Manifests STACK =
      Stacks.of(Plans.planOfWeb("volumes: ['data:/d']", VOLUMES));

  private static boolean writesOutside(String keys) {
    return DependencyReset.writesOutside(Stacks.webAnd(keys, VOLUMES), STACK.volumeDirectories());
  }

  @Test
  void what_writes_only_into_itself_need_not_be_given_time() {
    assertThat(writesOutside("")).isFalse();
    assertThat(writesOutside("volumes: ['./a:/a:ro', '/anonymous']")).isFalse();
    assertThat(writesOutside("tmpfs: /run")).isFalse();
  }

  @Test
  void nor_what_writes_into_volumes_that_are_emptied() {
    assertThat(writesOutside("volumes: ['data:/data']")).isFalse();
  }

  @Test
  void what_may_write_into_a_folder_of_the_user_has_its_time() {
    assertThat(writesOutside("volumes: ['./a:/a']")).isTrue();
    assertThat(writesOutside("volumes: ['./a:/a:ro', './a:/b']")).isTrue();
  }

  @Test
  void volumes_are_removed_from_every_node_and_a_failure_is_told() {
    FakeProcessRunner runner = new FakeProcessRunner().says("docker exec", "");
    RemovalOnNodes removal =
        new RemovalOnNodes(new DockerTool(new DockerCli(runner)), List.of("one", "two"));
    PodWatch watch = new PodWatch(new FakePods(), _ -> true);
    assertThat(removal.remove("test", watch)).isEmpty();

    assertThat(runner.lines())
        .containsExactlyInAnyOrder(
            "docker exec one rm -rf -- /run/boulder-k8s/test /var/lib/boulder-k8s/test",
            "docker exec two rm -rf -- /run/boulder-k8s/test /var/lib/boulder-k8s/test");
    runner.fails("docker exec two", "Read-only file system");
    List<LeftVolumes> left = removal.remove("test", watch);
    assertThatThrownBy(() -> LeftVolumes.refuse(left))
        .hasMessageContaining("node two")
        .hasMessageContaining("Read-only file system");
  }
}
