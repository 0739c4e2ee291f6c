package io.boulderk8s.app;

import io.boulderk8s.manifest.KustomizeTree;
import io.boulderk8s.manifest.ManifestYaml;
import io.boulderk8s.manifest.Manifests;
import io.boulderk8s.report.Reporter;
import io.boulderk8s.staging.StagingPlan;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;

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

  /**
   * The static stack.
   *
   * @param files by relative path
   * @param limits what it cannot do
   */
  public record Tree(SortedMap<String, String> files, List<String> limits) {
    public Tree {
      limits = List.copyOf(limits);
    }
  }

  /** Returns the static stack. */
  public Tree tree() {
    StaticServices services = StaticServices.of(shown.stack(), rendering.plan());
    return new Tree(
        rendering.tree(shown.site(rendering), shown.stack().name().prefix(), services.tree()),
        Stream.concat(rendering.notesOnTree().stream(), services.why().stream()).toList());
  }

  /** Reports what the static stack cannot do. */
  public void tellLimits(Tree tree) {
    tree.limits().forEach(reporter::notice);
  }
}
