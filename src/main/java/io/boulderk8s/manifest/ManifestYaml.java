package io.boulderk8s.manifest;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.stream.Collectors;

/** Objects as YAML, the same bytes for the same objects. */
public final class ManifestYaml {
  private ManifestYaml() {}

  public static String of(HasMetadata object) {
    return Serialization.asYaml(object);
  }

  /** Several documents, separated as kubectl reads them. */
  public static String of(List<? extends HasMetadata> objects) {
    return objects.stream().map(ManifestYaml::of).collect(Collectors.joining());
  }
}
