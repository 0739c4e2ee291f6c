package io.boulderk8s.image;

import io.boulderk8s.cluster.ClusterHandle;
import io.boulderk8s.concurrent.Parallel;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.failure.Problem;
import io.boulderk8s.report.Reporter;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings images onto a cluster's nodes. It moves only what a node lacks, and checks each move on
 * the node by digest; a second call moves nothing.
 */
public final class ImageLoader {
  private final ImageCatalog catalog;
  private final ImageSupply supply;
  private final NodeLoad load;

  public ImageLoader(ImageCatalog catalog, ImageSupply supply, NodeLoad load) {
    this.catalog = catalog;
    this.supply = supply;
    this.load = load;
  }

  /**
   * The result of a load.
   *
   * @param statuses the source of each image, in the order asked
   * @param moves "image -> node" for each image that was moved
   */
  public record Outcome(List<ImageStatus> statuses, List<String> moves) {
    public Outcome {
      statuses = List.copyOf(statuses);
      moves = List.copyOf(moves);
    }

    /** Returns digests by reference; an image that was moved has no entry. */
    public Map<String, String> digestsOnNodes() {
      Map<String, String> digests = new HashMap<>();
      statuses.forEach(
          status -> {
            if (status.source() instanceof ImageSource.OnNode(String digest)) {
              digests.put(status.reference(), digest);
            }
          });
      return digests;
    }
  }

  /**
   * Brings every image onto every node.
   *
   * @throws BoulderK8sException IMAGE, with all images that are not available, or the first that
   *     could not be moved
   */
  public Outcome ensure(
      Collection<ImageRequest> requests, ClusterHandle cluster, Reporter reporter) {
    refreshOurs(requests, reporter);
    List<ImageStatus> statuses = catalog.describe(requests.stream().distinct().toList(), cluster);
    refuseMissing(statuses);
    statuses.stream()
        .filter(status -> !status.standIn().isEmpty())
        .forEach(status -> reporter.notice(status.describe()));
    if (cluster.nodes().isEmpty()) {
      reporter.notice(
          "images are left to "
              + cluster.name()
              + ": its nodes must have or pull all "
              + statuses.size());
      return new Outcome(statuses, List.of());
    }
    List<ImageStatus> wanted =
        statuses.stream()
            .filter(status -> !(status.source() instanceof ImageSource.OnNode))
            .toList();
    Parallel.forEach(NodeLoad.AT_A_TIME, wanted, status -> supply.supply(status, reporter));
    return new Outcome(
        statuses, wanted.isEmpty() ? List.of() : load.all(wanted, cluster, reporter));
  }

  /**
   * Brings every image into the engine.
   *
   * @throws BoulderK8sException IMAGE, with all images that are not available
   */
  public void ensureInEngine(Collection<ImageRequest> requests, Reporter reporter) {
    refreshOurs(requests, reporter);
    List<ImageStatus> statuses = catalog.describe(requests.stream().distinct().toList());
    refuseMissing(statuses);
    Parallel.forEach(NodeLoad.AT_A_TIME, statuses, status -> supply.supply(status, reporter));
  }

  /**
   * Our own images change with boulder-k8s under the same tag; a recipe ends at once when nothing
   * changed.
   */
  private void refreshOurs(Collection<ImageRequest> requests, Reporter reporter) {
    Parallel.forEach(
        NodeLoad.AT_A_TIME,
        requests.stream().distinct().toList(),
        request ->
            catalog
                .ownRecipe(request)
                .ifPresent(recipe -> supply.make(recipe, request.reference(), reporter)));
  }

  private static void refuseMissing(List<ImageStatus> statuses) {
    List<Problem> problems =
        statuses.stream()
            .filter(status -> status.source() instanceof ImageSource.Nowhere)
            .map(status -> new Problem("", status.describe(), ImageProblems.NEXT))
            .toList();
    if (!problems.isEmpty()) {
      throw new BoulderK8sException(FailureKind.IMAGE, problems, null);
    }
  }
}
