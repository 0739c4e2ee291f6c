package io.boulderk8s.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class KindConfigTest {
  private static final Path COMMITTED = Path.of("k8s/cluster/kind-config.yaml");

  @Test
  void the_committed_file_is_what_the_code_renders() throws IOException {
    String yaml =
        KindConfig.standard()
            .withMounts(List.of(new KindConfig.HostMount("sample", "/boulder-k8s/checkout")))
            .yaml();
    if (System.getProperty("golden.update") != null) {
      Files.writeString(COMMITTED, yaml);
    }
    assertThat(COMMITTED).content().isEqualTo(yaml);
  }

  @Test
  void workers_are_nodes_that_see_the_host_too() {
    List<Map<String, Object>> nodes =
        nodes(KindConfig.standard().withHostFolders(List.of(Path.of("/a"))).withWorkers(2));
    assertThat(nodes)
        .extracting(node -> node.get("role"))
        .containsExactly("control-plane", "worker", "worker");
    assertThat(nodes)
        .extracting(node -> node.get("extraMounts"))
        .containsOnly(List.of(Map.of("hostPath", "/a", "containerPath", "/host/a")));
  }

  @Test
  void host_folders_keep_their_paths_under_the_host_root() {
    List<Path> folders = List.of(Path.of("/Users"), Path.of("/tmp \"x\""), Path.of("/"));
    assertThat(nodes(KindConfig.standard().withHostFolders(folders)))
        .extracting(node -> node.get("extraMounts"))
        .containsExactly(
            List.of(
                Map.of("hostPath", "/Users", "containerPath", "/host/Users"),
                Map.of("hostPath", "/tmp \"x\"", "containerPath", "/host/tmp \"x\""),
                Map.of("hostPath", "/", "containerPath", "/host")));
  }

  @Test
  void what_a_cluster_sees_is_no_setting_of_it_and_all_else_is() {
    KindConfig config = KindConfig.standard().withHostFolders(List.of(Path.of("/a")));
    String other = KindConfig.standard().withHostFolders(List.of(Path.of("/"))).yaml();
    assertThat(config.sameSettings(other)).isTrue();
    assertThat(config.sameSettings(other.replace("maxPods: 250", "maxPods: 110"))).isFalse();
    assertThat(config.withWorkers(1).sameSettings(other)).isFalse();
  }

  @Test
  void a_place_on_a_node_is_the_folder_of_the_host_that_it_is_made_from() {
    assertThat(KindConfig.hostFolder("/host")).contains(Path.of("/"));
    assertThat(KindConfig.hostFolder("/host/a/b")).contains(Path.of("/a/b"));
    assertThat(KindConfig.hostFolder("/hostile")).isEmpty();
    assertThat(KindConfig.hostFolder("/var")).isEmpty();
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> nodes(KindConfig config) {
    var tree =
        (Map<String, Object>)
            new Load(LoadSettings.builder().build()).loadFromString(config.yaml());
    return (List<Map<String, Object>>) tree.get("nodes");
  }
}
