package io.boulderk8s.image;

import io.boulderk8s.cluster.ClusterHandle;
import io.boulderk8s.cluster.DockerCli;
import io.boulderk8s.cluster.DockerTool;
import io.boulderk8s.compose.Build;
import io.boulderk8s.concurrent.Background;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Says where images come from, in this order: the nodes, the host's engine, a registry, a recipe of
 * ours, the checkout's own `build:`. Nothing is fetched or made.
 */
public final class ImageCatalog {
  private static final String OWN = "docker.io/boulder-k8s/";

  private final EngineImages engine;
  private final NodeContents contents;
  private final ConfigDigests digests;
  private final Recipes recipes;
  private final RegistryProbe registries;

  /**
   * @param state folder for remembered digests
   */
  public ImageCatalog(DockerCli docker, Recipes recipes, RegistryProbe registries, Path state) {
    this.engine = new EngineImages(docker);
    this.contents = new NodeContents(new DockerTool(docker));
    this.digests =
        new ConfigDigests(engine, new DockerTool(docker), state.resolve("config-digests"));
    this.recipes = recipes;
    this.registries = registries;
  }

  /** Returns the sources without a cluster, in the order asked. */
  public List<ImageStatus> describe(Collection<ImageRequest> requests) {
    return describe(requests, List.of());
  }

  /** Returns the sources for this cluster, in the order asked. */
  public List<ImageStatus> describe(Collection<ImageRequest> requests, ClusterHandle cluster) {
    if (cluster.nodes().isEmpty()) {
      return requests.stream()
          .map(request -> new ImageStatus(request, new ImageSource.LeftToCluster(), ""))
          .toList();
    }
    return describe(requests, cluster.nodes());
  }

  /** Returns the recipe of an image that only we make. */
  Optional<Recipe> ownRecipe(ImageRequest request) {
    return request.parsed().repository().startsWith(OWN)
        ? recipes.forImage(request.parsed())
        : Optional.empty();
  }

  /** Asks engine and nodes at the same time. */
  private List<ImageStatus> describe(Collection<ImageRequest> requests, List<String> nodes) {
    try (Background<List<Map<String, String>>> there =
            Background.of(() -> nodes.stream().map(contents::all).toList());
        Background<Set<String>> ours = Background.of(engine::madeByRecipe);
        Background<Boolean> _ = Background.of(digests::containerdStore)) {
      return describe(requests, engine.all(), there.get(), ours.get());
    }
  }

  private List<ImageStatus> describe(
      Collection<ImageRequest> requests,
      Map<String, String> ids,
      List<Map<String, String>> nodes,
      Set<String> ours) {
    return requests.stream()
        .map(
            request -> {
              Optional<String> id = Optional.ofNullable(ids.get(request.parsed().canonicalName()));
              ImageSource source =
                  onNodes(request, id, nodes)
                      .or(() -> id.map(ImageSource.InEngine::new))
                      .orElseGet(() -> elsewhere(request, ids.keySet()));
              return new ImageStatus(request, source, standIn(request, source, id, ours));
            })
        .toList();
  }

  private Optional<ImageSource> onNodes(
      ImageRequest request, Optional<String> id, List<Map<String, String>> nodes) {
    String name = request.parsed().canonicalName();
    List<String> there =
        nodes.stream().map(images -> images.getOrDefault(name, "")).distinct().toList();
    if (there.size() != 1 || there.getFirst().isEmpty()) {
      return Optional.empty();
    }
    boolean same =
        id.isEmpty() || digests.of(request.reference(), id.get()).equals(there.getFirst());
    return same ? Optional.of(new ImageSource.OnNode(there.getFirst())) : Optional.empty();
  }

  private ImageSource elsewhere(ImageRequest request, Set<String> inEngine) {
    ImageReference reference = request.parsed();
    Optional<ImageSource> recipe = recipes.forImage(reference).map(ImageSource.FromRecipe::new);
    Supplier<Optional<ImageSource>> build =
        () ->
            request
                .build()
                .map(known -> new ImageSource.Buildable(known, missingBases(known, inEngine)));
    return switch (registries.ask(reference)) {
      case RegistryProbe.Answer.Available _ -> new ImageSource.Registry();
      // a build needs its base image, so a registry in reach makes it likely to work
      case RegistryProbe.Answer.Refused(String why) ->
          build.get().or(() -> recipe).orElseGet(() -> nowhere(why));
      case RegistryProbe.Answer.OutOfReach(String why) ->
          recipe.or(build).orElseGet(() -> nowhere(why));
    };
  }

  private List<String> missingBases(Build build, Set<String> inEngine) {
    return BaseImages.of(build).stream()
        .filter(base -> !inEngine.contains(ImageReference.parse(base).canonicalName()))
        .filter(
            base ->
                !(registries.ask(ImageReference.parse(base))
                    instanceof RegistryProbe.Answer.Available))
        .toList();
  }

  private static ImageSource nowhere(String why) {
    return new ImageSource.Nowhere(
        "not in the engine, no recipe in images/ provides it, and " + why);
  }

  private String standIn(
      ImageRequest request, ImageSource source, Optional<String> id, Set<String> ours) {
    boolean byRecipe =
        source instanceof ImageSource.FromRecipe || id.filter(ours::contains).isPresent();
    return byRecipe
        ? recipes
            .forImage(request.parsed())
            .map(recipe -> recipe.standInFor(request.parsed()))
            .orElse("")
        : "";
  }
}
