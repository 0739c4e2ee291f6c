package io.boulderk8s.app;

import io.boulderk8s.explain.Field;
import io.boulderk8s.explain.Origin;
import io.boulderk8s.explain.Origins;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Does what `explain` does: finds out where the fields of an object come from. */
public final class ExplainFields {
  private final Rendering rendering;
  private final List<HasMetadata> objects;

  /** Reads the Compose files. */
  public ExplainFields(Components components, ShownStack shown) {
    this.rendering = shown.source().rendering(shown.stack().next(), components.imagesInEngine());
    this.objects = rendering.objects(shown.site(rendering));
  }

  /** Returns the names of all objects, as `pod/bconsul`. */
  public List<String> names() {
    return objects.stream().map(Rendering::name).toList();
  }

  /** Returns the fields of one object; empty without such an object. */
  public Optional<Map<Field, Optional<Origin>>> of(String object) {
    return objects.stream()
        .filter(there -> Rendering.name(there).equals(object))
        .findFirst()
        .map(new Origins(rendering.project())::of);
  }
}
