package io.boulderk8s.ownership;

import io.boulderk8s.manifest.Labels;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Identifies the owner of a namespace.
 *
 * @param installation its id; empty in namespaces of older versions
 * @param checkout its path; empty in namespaces of older versions beside a stack
 */
public record StackOwner(Optional<String> installation, Optional<String> checkout) {
  public static StackOwner of(Installation installation, Path checkout) {
    return new StackOwner(Optional.of(installation.id()), Optional.of(checkout.toString()));
  }

  /** Reads the owner from an object. */
  public static StackOwner of(HasMetadata object) {
    Map<String, String> annotations =
        Objects.requireNonNullElse(object.getMetadata().getAnnotations(), Map.of());
    return new StackOwner(
        Optional.ofNullable(annotations.get(Labels.INSTALLATION)),
        Optional.ofNullable(annotations.get(Labels.CHECKOUT)));
  }

  /** Returns the annotations that name it. */
  public Map<String, String> annotations() {
    return Map.of(
        Labels.INSTALLATION, installation.orElseThrow(), Labels.CHECKOUT, checkout.orElseThrow());
  }

  public boolean isOfInstallation(StackOwner other) {
    return installation.isPresent() && installation.equals(other.installation);
  }

  /** Describes it for a message to another owner, `self`. */
  public String describedTo(StackOwner self) {
    String which = checkout.map(path -> "the checkout " + path).orElse("a checkout");
    if (installation.isEmpty()) {
      return which + ", of an older version that did not write whose it is";
    }
    return isOfInstallation(self)
        ? which
        : which + " of another installation of boulder-k8s, " + installation.get();
  }
}
