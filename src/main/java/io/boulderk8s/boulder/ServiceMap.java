package io.boulderk8s.boulder;

import io.boulderk8s.boulder.catalog.BoulderService;
import io.boulderk8s.boulder.catalog.Catalog;
import io.boulderk8s.boulder.config.ConfigClosure;
import io.boulderk8s.boulder.config.FileReference;
import io.boulderk8s.boulder.edge.Edges;
import io.boulderk8s.boulder.read.CheckoutTexts;
import io.boulderk8s.boulder.read.Finding;
import io.boulderk8s.boulder.read.Findings;
import io.boulderk8s.boulder.read.Generation;
import io.boulderk8s.failure.BoulderK8sException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that a checkout says about its services: what they are, who calls whom, what they read.
 *
 * @param files by the name of a service
 * @param findings of all derivations, in the order of the files' lines
 * @param texts of the checkout
 */
public record ServiceMap(
    Catalog catalog,
    Edges edges,
    Map<String, List<FileReference>> files,
    List<Finding> findings,
    CheckoutTexts texts) {
  public ServiceMap {
    files = Map.copyOf(files);
    findings = List.copyOf(findings);
  }

  /**
   * Derives it.
   *
   * @throws BoulderK8sException CHECKOUT, with all that is not understood
   */
  public static ServiceMap of(CheckoutTexts texts, Generation generation) {
    Catalog catalog = Catalog.read(texts, generation);
    Edges edges = Edges.of(catalog, texts);
    Findings missing = new Findings();
    Map<String, List<FileReference>> files =
        catalog.services().stream()
            .collect(
                Collectors.toMap(
                    BoulderService::name,
                    service -> ConfigClosure.of(service.argv(), texts, generation, missing)));
    return new ServiceMap(
        catalog,
        edges,
        files,
        Stream.of(catalog.notices(), edges.findings(), missing.sorted())
            .flatMap(List::stream)
            .sorted(Comparator.comparing(Finding::at))
            .toList(),
        texts);
  }
}
