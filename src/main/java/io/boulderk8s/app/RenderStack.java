package io.boulderk8s.app;

import io.boulderk8s.manifest.KustomizeTree;
import io.boulderk8s.manifest.ManifestYaml;
import io.boulderk8s.manifest.Manifests;
import io.boulderk8s.report.Reporter;
import io.boulderk8s.staging.StagingPlan;
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
    Manifests whole = new Manifests(rendering.plan(), shown.site(rendering));
    return ManifestYaml.of(
        shown.stack().split().map(this::plan).map(whole::split).orElse(whole).stack().objects());
  }

  private StagingPlan plan(SplitChoice choice) {
    StagingPlan plan = choice.of(shown.source(), shown.stack().next(), rendering.plan()).plan();
    plan.notices().forEach(notice -> reporter.notice(notice.toString()));
    if (choice.image().isEmpty()) {
      reporter.notice(
          plan.choice().programsImage()
              + " stands for the image that `up` makes of the checkout's programs;"
              + " --boulder-image names one");
    }
    return plan;
  }

  /** Returns the files of the static stack, by relative path. */
  public SortedMap<String, String> tree() {
    return rendering.tree(shown.site(rendering), shown.stack().name().prefix(), services().tree());
  }

  private StaticServices services() {
    return StaticServices.of(shown.stack(), rendering.plan());
  }

  /** Reports what the static stack cannot do. */
  public void tellLimits() {
    rendering.notesOnTree().forEach(reporter::notice);
    services().why().ifPresent(reporter::notice);
  }
}
