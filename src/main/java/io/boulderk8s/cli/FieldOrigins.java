package io.boulderk8s.cli;

import io.boulderk8s.app.ExplainFields;
import io.boulderk8s.console.OriginsTable;
import io.boulderk8s.explain.Field;
import io.boulderk8s.explain.Origin;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows fields of one object. Refuses an unknown name, and suggests similar ones. */
record FieldOrigins(ExplainFields fields) {
  /**
   * Returns the table of fields.
   *
   * @param field one of them, or the parent of some; else all
   */
  String of(String object, Optional<String> field) {
    Map<Field, Optional<Origin>> origins =
        fields
            .of(object)
            .orElseThrow(
                () ->
                    unknown(
                        object,
                        "the checkout makes no such object",
                        fields.names(),
                        "`boulder-k8s explain` lists all objects"));
    return OriginsTable.of(origins, field)
        .orElseThrow(
            () ->
                noField(
                    object, field.orElse(""), origins.keySet().stream().map(Field::path).toList()));
  }

  private static BoulderK8sException noField(String object, String field, List<String> there) {
    return unknown(field, object + " has no such field", there, SimilarNames.below(field, there));
  }

  private static BoulderK8sException unknown(
      String where, String what, List<String> there, String all) {
    String question = SimilarNames.question(where, there);
    return BoulderK8sException.of(
        FailureKind.USAGE, where, what, question.isEmpty() ? all : question + " " + all);
  }
}
