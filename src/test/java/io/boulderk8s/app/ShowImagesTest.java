package io.boulderk8s.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boulderk8s.cluster.ClusterHandle;
import io.boulderk8s.image.ImageRequest;
import io.boulderk8s.image.ImageSource;
import io.boulderk8s.image.ImageStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The order of the steps of `images`, without a cluster. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ShowImagesTest {
  private static final ImageRequest IMAGE = ImageRequest.of("boulder-tools:1");

  private final List<String> steps = new ArrayList<>();
  private RuntimeException failure = new IllegalStateException("never");
  private boolean fails;

  private final class Nodes implements ShowImages.Nodes {
    @Override
    public void load(List<ImageRequest> images) {
      steps.add("load " + images.size());
      if (fails) {
        throw failure;
      }
    }

    @Override
    public void close() {
      steps.add("close");
    }
  }

  private record Places(Optional<ClusterHandle> cluster) implements ShowImages.Places {
    @Override
    public List<ImageStatus> inEngine(List<ImageRequest> images) {
      return List.of(new ImageStatus(IMAGE, new ImageSource.InEngine("sha256:1"), ""));
    }

    @Override
    public List<ImageStatus> onCluster(List<ImageRequest> images, ClusterHandle handle) {
      return List.of(new ImageStatus(IMAGE, new ImageSource.OnNode("sha256:1"), ""));
    }
  }

  private Nodes cluster() {
    steps.add("cluster");
    return new Nodes();
  }

  @Test
  void images_are_loaded_onto_a_cluster_that_is_made_for_them() {
    ShowImages.load(List.of(IMAGE), this::cluster);
    assertThat(steps).containsExactly("cluster", "load 1", "close");
  }

  @Test
  void a_cluster_that_images_do_not_get_onto_is_closed() {
    fails = true;
    failure = new IllegalStateException("no room");
    assertThatThrownBy(() -> ShowImages.load(List.of(IMAGE), this::cluster)).hasMessage("no room");
    assertThat(steps).containsExactly("cluster", "load 1", "close");
  }

  @Test
  void where_there_is_a_cluster_its_nodes_are_asked() {
    ClusterHandle kind = new ClusterHandle("kind", "kind", "", List.of("node"), "");
    assertThat(ShowImages.lines(List.of(IMAGE), new Places(Optional.of(kind))))
        .containsExactly("boulder-tools:1: on the node");
  }

  @Test
  void where_there_is_none_only_the_engine_is() {
    assertThat(ShowImages.lines(List.of(IMAGE), new Places(Optional.empty())))
        .containsExactly("boulder-tools:1: in the engine");
  }
}
