package io.boulderk8s.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.cluster.DockerCli;
import io.boulderk8s.cluster.DockerTool;
import io.boulderk8s.testkit.FakeProcessRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class NodeContentsTest {
  private static final Path CAPTURED = Path.of("src/test/resources/image");

  @Test
  void names_are_joined_with_the_config_digest_of_the_same_target() throws IOException {
    String table = Files.readString(CAPTURED.resolve("ctr-images-ls.txt"));
    assertThat(NodeContents.parse(table))
        .containsEntry(
            "docker.io/library/redis:7.0.15",
            "sha256:d645c6dba5d3c80dc7a52d9bc0873f4eddaf5449536f103ca7e09eb8d17b13c7")
        .containsKey("registry.k8s.io/pause:3.10.1")
        .allSatisfy((name, _) -> assertThat(name).doesNotStartWith("sha256:"));
  }

  @Test
  void an_image_the_kubelet_does_not_know_yet_is_not_there() {
    assertThat(
            NodeContents.parse(
                "REF TYPE DIGEST SIZE PLATFORMS LABELS\n"
                    + "docker.io/library/redis:7 type/x sha256:aa 1 MiB linux/amd64 -\n"))
        .isEmpty();
  }

  @Test
  void the_digest_is_read_from_crictl() throws IOException {
    var runner =
        new FakeProcessRunner()
            .says(
                "docker exec n crictl inspecti docker.io/library/redis:7.0.15",
                Files.readString(CAPTURED.resolve("crictl-inspecti.json")))
            .fails("docker exec n crictl inspecti docker.io/library/none", "no such image");
    NodeContents contents = new NodeContents(new DockerTool(new DockerCli(runner)));
    assertThat(contents.found("n", ImageReference.parse("redis:7.0.15")))
        .contains("sha256:d645c6dba5d3c80dc7a52d9bc0873f4eddaf5449536f103ca7e09eb8d17b13c7");
    assertThat(contents.found("n", ImageReference.parse("none"))).isEmpty();
  }
}
