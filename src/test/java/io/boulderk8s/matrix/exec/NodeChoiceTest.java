package io.boulderk8s.matrix.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class NodeChoiceTest {
  @Test
  void cells_go_where_the_cluster_would_put_a_pod_without_wishes() {
    Node cordoned = node("cordoned").editSpec().withUnschedulable(true).endSpec().build();
    Node lost =
        node("lost")
            .editStatus()
            .editFirstCondition()
            .withStatus("Unknown")
            .endCondition()
            .endStatus()
            .build();
    Node tainted =
        node("tainted")
            .editSpec()
            .addNewTaint("NoSchedule", "only-mine", null, null)
            .endSpec()
            .build();
    Node preferring =
        node("a").editSpec().addNewTaint("PreferNoSchedule", "full", null, null).endSpec().build();
    Node windows =
        node("windows")
            .editStatus()
            .editNodeInfo()
            .withOperatingSystem("windows")
            .endNodeInfo()
            .endStatus()
            .build();

    NodeChoice choice =
        NodeChoice.of(
            "c", List.of(node("b").build(), cordoned, lost, tainted, windows, preferring));

    assertThat(choice.names()).containsExactly("a", "b");
    assertThat(choice.left())
        .containsExactly(
            "cordoned: it is cordoned",
            "lost: it is not ready",
            "tainted: its taint only-mine:NoSchedule",
            "windows: it runs windows");
    assertThatThrownBy(() -> NodeChoice.of("c", List.of(cordoned, lost)))
        .hasMessageContaining("no node can take cells: cordoned: it is cordoned; lost: it is not");
  }

  @Test
  void nodes_of_several_architectures_are_refused() {
    Node arm =
        node("arm")
            .editStatus()
            .editNodeInfo()
            .withArchitecture("arm64")
            .endNodeInfo()
            .endStatus()
            .build();

    assertThatThrownBy(() -> NodeChoice.of("c", List.of(node("b").build(), arm)))
        .hasMessageContaining("different architectures")
        .hasMessageContaining("arm is arm64, b is amd64");
    assertThat(NodeChoice.of("c", List.of(arm)).names()).containsExactly("arm");
  }

  private static NodeBuilder node(String name) {
    return new NodeBuilder()
        .withNewMetadata()
        .withName(name)
        .endMetadata()
        .withNewSpec()
        .endSpec()
        .withNewStatus()
        .addNewCondition()
        .withType("Ready")
        .withStatus("True")
        .endCondition()
        .withNewNodeInfo()
        .withOperatingSystem("linux")
        .withArchitecture("amd64")
        .endNodeInfo()
        .endStatus();
  }
}
