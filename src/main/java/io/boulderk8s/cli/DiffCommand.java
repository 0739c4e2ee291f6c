package io.boulderk8s.cli;

import io.boulderk8s.checkout.Checkout;
import io.boulderk8s.checkout.ComposeFiles;
import io.boulderk8s.checkout.GitRevision;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.Problem;
import io.boulderk8s.trace.Field;
import io.boulderk8s.trace.LineDiff;
import io.boulderk8s.trace.ObjectChange;
import io.boulderk8s.trace.ObjectChanges;
import io.boulderk8s.trace.Origin;
import io.boulderk8s.trace.Origins;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a change of the Compose files does to the objects. */
@Command(
    name = "diff",
    description = "Show what a change of the Compose files does to the objects.")
final class DiffCommand implements Callable<Integer> {
  /** As git's, diff's and grep's: no failure, but an answer. */
  static final int DIFFERENT = 1;

  private static final int CONTEXT = 1;

  @Mixin private CheckoutOptions checkoutOptions = new CheckoutOptions();
  @Mixin private SiteOptions siteOptions = new SiteOptions();
  @Mixin private OutputOptions outputOptions = new OutputOptions();

  @Parameters(index = "0", paramLabel = "REV1", description = "A commit, as git names it.")
  private String before = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "REV2",
      description = "Another one. Default: the working tree.")
  private @Nullable String after;

  @Option(names = "--exit-code", description = "Exit with 1 if there are differences.")
  private boolean exitCode;

  private final Surroundings surroundings;

  DiffCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Checkout checkout =
        checkoutOptions.checkout(surroundings, outputOptions.reporter(surroundings));
    State old = state(checkout, before);
    State now = state(checkout, after);
    String text = lines(old.files(), now.files()) + changes(old.objects(), now.objects());
    surroundings.stdout().print(text);
    return exitCode && !text.isEmpty() ? DIFFERENT : 0;
  }

  /** The Compose files of one revision, and what follows from them. */
  private record State(
      SortedMap<String, String> files,
      SequencedMap<String, Map<Field, Optional<Origin>>> objects) {}

  private State state(Checkout checkout, @Nullable String revision) {
    Function<Path, Optional<String>> texts =
        revision == null
            ? ComposeFiles::text
            : GitRevision.of(new Wiring(surroundings).processes(), checkout.root(), revision)::text;
    try {
      ComposeReading reading =
          checkoutOptions.reading(
              checkout, surroundings, texts, new Wiring(surroundings).imagesInEngine());
      Rendering rendering = reading.rendering(siteOptions.next());
      Origins origins = new Origins(rendering.project());
      SequencedMap<String, Map<Field, Optional<Origin>>> objects = new LinkedHashMap<>();
      rendering
          .objects(siteOptions.site(checkoutOptions.namespace(rendering.plan()), checkout))
          .forEach(object -> objects.put(Rendering.name(object), origins.of(object)));
      return new State(reading.files(), objects);
    } catch (BoulderK8sException e) {
      throw at(Optional.ofNullable(revision), e);
    }
  }

  /** Says which of the two states is refused. */
  private static BoulderK8sException at(Optional<String> revision, BoulderK8sException failure) {
    String state = revision.map(name -> "revision " + name).orElse("the working tree");
    List<Problem> problems =
        failure.problems().stream()
            .map(p -> Problem.at(p.where(), p.what() + " (in " + state + ")", p.next()))
            .toList();
    return new BoulderK8sException(failure.kind(), problems, failure);
  }

  private static String lines(SortedMap<String, String> before, SortedMap<String, String> after) {
    SortedSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    StringBuilder text = new StringBuilder();
    for (String name : names) {
      LineDiff diff = LineDiff.of(before.getOrDefault(name, ""), after.getOrDefault(name, ""));
      if (!diff.isEmpty()) {
        text.append("--- ").append(before.containsKey(name) ? name : "(none)").append('\n');
        text.append("+++ ").append(after.containsKey(name) ? name : "(none)").append('\n');
        text.append(diff.unified(CONTEXT));
      }
    }
    return text.toString();
  }

  private static String changes(
      SequencedMap<String, Map<Field, Optional<Origin>>> before,
      SequencedMap<String, Map<Field, Optional<Origin>>> after) {
    StringBuilder text = new StringBuilder();
    for (ObjectChange change : ObjectChanges.of(before, after)) {
      text.append('\n').append(ChangeText.of(change));
    }
    return text.toString();
  }
}
