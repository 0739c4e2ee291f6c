package io.boulderk8s.cluster;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import java.util.List;
import java.util.stream.Collectors;

/** Lists all providers of clusters; the first is the default. */
public record ClusterProviders(List<ClusterProvider> all) {
  public ClusterProviders {
    all = List.copyOf(all);
  }

  public static ClusterProviders of(KindProvider kind, ExistingContextProvider existing) {
    return new ClusterProviders(List.of(kind, existing));
  }

  /**
   * Returns the provider of that name.
   *
   * @throws BoulderK8sException USAGE, naming those that exist
   */
  public ClusterProvider named(String name) {
    return all.stream()
        .filter(provider -> provider.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                BoulderK8sException.of(
                    FailureKind.USAGE,
                    "",
                    "there is no cluster provider '" + name + "'",
                    "use one of: "
                        + all.stream()
                            .map(ClusterProvider::name)
                            .collect(Collectors.joining(", "))));
  }
}
