package io.boulderk8s.app;

import io.boulderk8s.cluster.ClusterHandle;
import io.boulderk8s.image.ImageCatalog;
import io.boulderk8s.image.ImageRequest;
import io.boulderk8s.image.ImageStatus;
import io.boulderk8s.plan.Plan;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Does what `images` does: finds where each image of a checkout comes from, or loads them.
 *
 * <ol>
 *   <li>to load: make the cluster, or start it; bring the images onto its nodes
 *   <li>to show: find the cluster; ask the engine, and its nodes if there is one
 * </ol>
 */
public record ShowImages(
    Components components, StackSource source, ClusterRequest cluster, NodeFolders folders) {
  /** A cluster that can get images, until it is closed. */
  interface Nodes extends AutoCloseable {
    void load(List<ImageRequest> images);

    @Override
    void close();
  }

  /** The places to look for images. */
  interface Places {
    Optional<ClusterHandle> cluster();

    List<ImageStatus> inEngine(List<ImageRequest> images);

    List<ImageStatus> onCluster(List<ImageRequest> images, ClusterHandle cluster);
  }

  /** Brings them to the cluster. */
  public void load() {
    Plan plan = source.plan(false);
    load(ImageRequests.of(plan), () -> nodes(plan));
  }

  static void load(List<ImageRequest> images, Supplier<Nodes> cluster) {
    try (Nodes nodes = cluster.get()) {
      nodes.load(images);
    }
  }

  private Nodes nodes(Plan plan) {
    OpenCluster open =
        OpenCluster.ensure(
            cluster,
            folders.of(source.checkout(), List.of(plan), cluster, components.environment()),
            List.of(),
            components);
    return new Nodes() {
      @Override
      public void load(List<ImageRequest> images) {
        var _ = open.load(images);
      }

      @Override
      public void close() {
        open.close();
      }
    };
  }

  /** Formats a line for each. */
  public List<String> lines() {
    return lines(ImageRequests.of(source.plan(false)), places());
  }

  static List<String> lines(List<ImageRequest> images, Places places) {
    return places
        .cluster()
        .map(found -> places.onCluster(images, found))
        .orElseGet(() -> places.inEngine(images))
        .stream()
        .map(ImageStatus::describe)
        .toList();
  }

  private Places places() {
    ImageCatalog catalog = components.catalog();
    return new Places() {
      @Override
      public Optional<ClusterHandle> cluster() {
        return cluster.provider(components).find(cluster.name());
      }

      @Override
      public List<ImageStatus> inEngine(List<ImageRequest> images) {
        return catalog.describe(images);
      }

      @Override
      public List<ImageStatus> onCluster(List<ImageRequest> images, ClusterHandle handle) {
        return catalog.describe(images, handle);
      }
    };
  }
}
