package io.boulderk8s.app;

import io.boulderk8s.checkout.ComposeFiles;
import io.boulderk8s.checkout.GitRevision;
import io.boulderk8s.explain.Field;
import io.boulderk8s.explain.Origin;
import io.boulderk8s.explain.Origins;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.Problem;
import io.boulderk8s.plan.ImageConfigs;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.function.Function;

/**
 * Does what `diff` does: reads the Compose files of two revisions, and the objects that follow from
 * them.
 *
 * <ol>
 *   <li>revision: a commit must be there
 *   <li>files: read them as that revision has them
 *   <li>images: ask for what the files leave to them
 *   <li>objects, with the origins of their fields
 * </ol>
 */
public final class DiffRevisions {
  private final ShownStack shown;
  private final Commits commits;
  private final ImageConfigs images;

  /** Finds commits of the checkout. */
  @FunctionalInterface
  interface Commits {
    /**
     * Finds one.
     *
     * @param revision git's name of it
     * @return the texts of its files, by their paths in the working tree
     */
    Function<Path, Optional<String>> texts(String revision);
  }

  /** The Compose files of one revision, and the fields of the objects that they make. */
  public record State(
      SortedMap<String, String> files,
      SequencedMap<String, Map<Field, Optional<Origin>>> objects) {}

  DiffRevisions(ShownStack shown, Commits commits, ImageConfigs images) {
    this.shown = shown;
    this.commits = commits;
    this.images = images;
  }

  /** Reads the revisions of a checkout on this machine. */
  public static DiffRevisions of(Components components, ShownStack shown) {
    Path root = shown.source().checkout().root();
    return new DiffRevisions(
        shown,
        revision -> GitRevision.of(components.processes(), root, revision)::text,
        components.imagesInEngine());
  }

  /**
   * Reads one revision.
   *
   * @param revision git's name of it; else the working tree
   */
  public State state(Optional<String> revision) {
    try {
      ComposeReading reading = shown.source().reading(texts(revision), images);
      Rendering rendering = reading.rendering(shown.stack().next());
      Origins origins = new Origins(rendering.project());
      SequencedMap<String, Map<Field, Optional<Origin>>> objects = new LinkedHashMap<>();
      rendering
          .objects(shown.site(rendering))
          .forEach(object -> objects.put(Rendering.name(object), origins.of(object)));
      return new State(reading.files(), objects);
    } catch (BoulderK8sException e) {
      throw at(revision, e);
    }
  }

  private Function<Path, Optional<String>> texts(Optional<String> revision) {
    return revision.map(commits::texts).orElse(ComposeFiles::text);
  }

  /** Adds to a failure which of the two states is refused. */
  private static BoulderK8sException at(Optional<String> revision, BoulderK8sException failure) {
    String state = revision.map(name -> "revision " + name).orElse("the working tree");
    List<Problem> problems =
        failure.problems().stream()
            .map(p -> Problem.at(p.where(), p.what() + " (in " + state + ")", p.next()))
            .toList();
    return new BoulderK8sException(failure.kind(), problems, failure);
  }
}
