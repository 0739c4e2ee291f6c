package io.boulderk8s.app;

import io.boulderk8s.manifest.KustomizeTree;
import io.boulderk8s.manifest.ManifestYaml;
import io.boulderk8s.manifest.Manifests;
import io.boulderk8s.report.Reporter;
import java.util.SortedMap;

/** Does what `render` does: makes the objects that `up` would apply, or their static form. */
public final class RenderStack {
  /** The first line of the files of a tree. */
  public static final String MARK = KustomizeTree.MARK;

  private final ShownStack shown;
  private final Rendering rendering;
  private final Reporter reporter;

  /** Reads the Compose files, and reports which of their settings have no effect. */
  public RenderStack(Components components, ShownStack shown) {
    this.shown = shown;
    this.rendering = shown.source().rendering(shown.stack().next(), components.imagesInEngine());
    this.reporter = components.reporter();
    rendering.plan().ignored().forEach(setting -> reporter.notice(setting.toString()));
  }

  /** Returns the objects as YAML. */
  public String yaml() {
    return ManifestYaml.of(
        new Manifests(rendering.plan(), shown.site(rendering)).stack().objects());
  }

  /** Returns the files of the static stack, by relative path. */
  public SortedMap<String, String> tree() {
    return rendering.tree(shown.site(rendering), shown.stack().name().prefix(), services().tree());
  }

  private StaticServices services() {
    return StaticServices.of(shown.source(), shown.stack().next(), rendering.plan());
  }

  /** Reports what the static stack cannot do. */
  public void tellLimits() {
    rendering.notesOnTree().forEach(reporter::notice);
    services().why().ifPresent(reporter::notice);
  }
}
