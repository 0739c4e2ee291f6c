package io.boulderk8s.image;

import io.boulderk8s.cluster.NodeImageSource;
import io.boulderk8s.cluster.UncheckedNetwork;
import io.boulderk8s.report.Reporter;
import java.util.List;
import java.util.Optional;

/**
 * Chooses the image of a kind cluster's nodes: the one that the user sets; ours, if the engine has
 * it; kind's own, pinned, if the engine has it or a registry provides it; else ours, made from its
 * recipe.
 */
public final class NodeImageChoice implements NodeImageSource {
  /** The image that images/offline/node makes. */
  public static final String OURS = "boulder-k8s/node:v1.34.4";

  /** The default of kind 0.33. */
  public static final String STOCK =
      "kindest/node:v1.37.0@sha256:a1ed56cfb0e7b93589bdf97c8cd566405a265939e3620fc4f5de89adff580ae5";

  private final ImageCatalog catalog;
  private final ImageSupply supply;
  private final Optional<String> forced;

  public NodeImageChoice(ImageCatalog catalog, ImageSupply supply, Optional<String> forced) {
    this.catalog = catalog;
    this.supply = supply;
    this.forced = forced;
  }

  @Override
  public String nodeImage(Reporter reporter) {
    ImageStatus chosen = choose();
    if (!chosen.standIn().isEmpty()) {
      reporter.notice(chosen.describe());
    }
    if (!chosen.reference().equals(OURS)) {
      reporter.notice(UncheckedNetwork.notice(chosen.reference()));
    }
    supply.supply(chosen, reporter);
    return chosen.reference();
  }

  private ImageStatus choose() {
    if (forced.isPresent()) {
      return status(forced.get());
    }
    ImageStatus ours = status(OURS);
    if (ours.source() instanceof ImageSource.InEngine) {
      return ours;
    }
    ImageStatus stock = status(STOCK);
    return switch (stock.source()) {
      case ImageSource.InEngine _, ImageSource.Registry _ -> stock;
      default -> ours;
    };
  }

  private ImageStatus status(String reference) {
    return catalog.describe(List.of(ImageRequest.of(reference))).getFirst();
  }
}
