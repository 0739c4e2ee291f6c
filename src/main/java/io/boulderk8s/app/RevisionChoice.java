package io.boulderk8s.app;

import io.boulderk8s.deploy.Revision;
import io.boulderk8s.deploy.Revision.Serves;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Chooses the revision that a rollback goes to.
 *
 * @param all the kept ones, the oldest first
 * @param now the states of the services that are there
 */
record RevisionChoice(String namespace, List<Revision> all, Map<String, String> now) {
  /**
   * Returns the wanted one; without a wish the last that served, if a rollout since then did not
   * end, else the one before it.
   *
   * @throws BoulderK8sException USAGE for a number that there is not, UNAVAILABLE where there is
   *     nothing to go back to
   */
  Revision wanted(Optional<Integer> number) {
    if (all.isEmpty()) {
      throw nothing("none was ever ready as a whole", "`boulder-k8s up --profile staging`");
    }
    return number.map(this::numbered).orElseGet(this::before);
  }

  private Revision numbered(int number) {
    return all.stream()
        .filter(revision -> revision.number() == number)
        .findFirst()
        .orElseThrow(
            () ->
                BoulderK8sException.of(
                    FailureKind.USAGE,
                    "stack " + namespace,
                    "there is no revision %d; there are %s".formatted(number, numbers()),
                    "`boulder-k8s status --profile staging` shows them"));
  }

  private String numbers() {
    return all.stream()
        .map(revision -> String.valueOf(revision.number()))
        .collect(Collectors.joining(", "));
  }

  private Revision before() {
    Revision last =
        all.stream()
            .filter(revision -> revision.serves() != Serves.NO)
            .findFirst()
            .orElse(all.getLast());
    if (!last.states().equals(now)) {
      return last;
    }
    return all.reversed().stream()
        .filter(revision -> revision.number() < last.number())
        .findFirst()
        .orElseThrow(
            () ->
                nothing(
                    "revision %d serves, and none before it is kept".formatted(last.number()),
                    "name another one: `boulder-k8s status --profile staging` shows them"));
  }

  private BoulderK8sException nothing(String why, String next) {
    return BoulderK8sException.of(
        FailureKind.UNAVAILABLE,
        "stack " + namespace,
        "there is no revision to go back to: " + why,
        next);
  }
}
