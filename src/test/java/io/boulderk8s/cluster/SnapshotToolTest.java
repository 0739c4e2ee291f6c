package io.boulderk8s.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.FakeProcessRunner;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class SnapshotToolTest {
  @Test
  void the_entrypoint_of_a_snapshot_is_json_whatever_is_in_its_words() {
    FakeProcessRunner runner = new FakeProcessRunner().says("docker commit", "");
    NodeSnapshot snapshot =
        new NodeSnapshot("boulder-k8s/snapshot:abc", "abc", "0.1.0", "node", "", 1);

    new SnapshotTool(new DockerCli(runner))
        .commit("node", snapshot, List.of("/entry", "say \"hi\" \\ now"));

    assertThat(runner.lines().getFirst())
        .contains(
            " --change ENTRYPOINT [\"/kind/snapshot/thaw\",\"/entry\",\"say \\\"hi\\\" \\\\ now\"]"
                + " --change CMD []");
  }
}
