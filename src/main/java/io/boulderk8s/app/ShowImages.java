package io.boulderk8s.app;

import io.boulderk8s.image.ImageCatalog;
import io.boulderk8s.image.ImageRequest;
import io.boulderk8s.image.ImageStatus;
import io.boulderk8s.plan.Plan;
import java.util.List;

/** Does what `images` does: finds where each image of a checkout comes from, or loads them. */
public record ShowImages(
    Components components, StackSource source, ClusterRequest cluster, NodeFolders folders) {
  /** Brings them to the cluster. */
  public void load() {
    Plan plan = source.plan(false);
    try (OpenCluster open =
        OpenCluster.ensure(
            cluster,
            folders.of(source.checkout(), List.of(plan), cluster, components.environment()),
            List.of(),
            components)) {
      var _ = open.load(ImageRequests.of(plan));
    }
  }

  /** A line for each. */
  public List<String> lines() {
    List<ImageRequest> wanted = ImageRequests.of(source.plan(false));
    ImageCatalog catalog = components.catalog();
    return cluster
        .provider(components)
        .find(cluster.name())
        .map(found -> catalog.describe(wanted, found))
        .orElseGet(() -> catalog.describe(wanted))
        .stream()
        .map(ImageStatus::describe)
        .toList();
  }
}
