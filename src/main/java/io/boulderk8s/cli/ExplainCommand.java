package io.boulderk8s.cli;

import io.boulderk8s.app.Components;
import io.boulderk8s.app.ExplainFields;
import io.boulderk8s.app.StackSource;
import io.boulderk8s.explain.Field;
import io.boulderk8s.explain.Origin;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.report.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Why each field of an object is as it is. */
@Command(
    name = "explain",
    description = {
      "Show which Compose line and rule each field of an object comes from.",
      "Without an object: the names of all objects."
    })
final class ExplainCommand implements Callable<Integer> {
  private static final int SHORT = 60;

  @Mixin private CheckoutOptions checkoutOptions = new CheckoutOptions();
  @Mixin private SiteOptions siteOptions = new SiteOptions();
  @Mixin private OutputOptions outputOptions = new OutputOptions();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "OBJECT",
      completionCandidates = CompletionCommand.ObjectNames.class,
      description = "As pod/bconsul.")
  private @Nullable String object;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FIELD",
      description = "As spec.containers.image: this field, or all that are below it.")
  private @Nullable String field;

  private final Surroundings surroundings;

  ExplainCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Components components = outputOptions.components(surroundings);
    StackSource source = checkoutOptions.source(surroundings, components.reporter());
    ExplainFields fields =
        new ExplainFields(components, siteOptions.shown(source, checkoutOptions.name()));
    if (object == null) {
      fields.names().forEach(surroundings.stdout()::println);
      return 0;
    }
    String name = object;
    surroundings
        .stdout()
        .print(table(fields.of(name).orElseThrow(() -> unknown(name, fields.names()))));
    return 0;
  }

  private static BoulderK8sException unknown(String object, List<String> there) {
    return unknown(
        object,
        "the checkout makes no such object",
        there,
        "`boulder-k8s explain` lists all objects");
  }

  private String table(Map<Field, Optional<Origin>> origins) {
    Table table = new Table(List.of("FIELD", "VALUE", "SOURCE", "RULE"));
    List<Field> found =
        origins.keySet().stream().filter(one -> field == null || one.isBelow(field)).toList();
    if (found.isEmpty()) {
      List<String> paths = origins.keySet().stream().map(Field::path).toList();
      String wanted = String.valueOf(field);
      throw unknown(
          wanted, object + " has no such field", paths, SimilarNames.below(wanted, paths));
    }
    for (Field one : found) {
      Optional<Origin> origin = origins.getOrDefault(one, Optional.empty());
      table.add(
          one.path(),
          shown(one.value()),
          origin.map(Origin::place).orElse("?"),
          origin
              .map(Origin::rule)
              .orElse("no rule tells: a fault of boulder-k8s, please report it"));
    }
    return table.text();
  }

  /** Whole where the user asked for fields. */
  private String shown(String value) {
    String line = value.replace("\n", "\\n");
    return field != null || line.length() <= SHORT ? line : line.substring(0, SHORT - 3) + "...";
  }

  private static BoulderK8sException unknown(
      String where, String what, List<String> there, String all) {
    String question = SimilarNames.question(where, there);
    return BoulderK8sException.of(
        FailureKind.USAGE, where, what, question.isEmpty() ? all : question + " " + all);
  }
}
