package io.boulderk8s.app;

import io.boulderk8s.deploy.Revision;
import io.boulderk8s.deploy.Revision.Serves;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One kept revision of a stack's services.
 *
 * @param made when all its services were ready
 * @param state whether it serves
 * @param differing services that it has otherwise than the revision before
 */
public record RevisionStatus(
    int number, String made, String state, String programs, List<String> differing) {
  /** More services have no names in a line. */
  private static final int NAMED = 4;

  /**
   * Compares them.
   *
   * @param all the oldest first
   * @param now the states of the services that are there
   */
  static List<RevisionStatus> of(List<Revision> all, Map<String, String> now) {
    List<RevisionStatus> lines = new ArrayList<>();
    Map<String, String> before = Map.of();
    for (Revision revision : all) {
      Map<String, String> states = revision.states();
      lines.add(
          new RevisionStatus(
              revision.number(),
              revision.made(),
              state(revision.serves(), Revision.differing(states, now)),
              revision.programs(),
              Revision.differing(before, states)));
      before = states;
    }
    return lines;
  }

  private static String state(Serves serves, List<String> otherwise) {
    return switch (serves) {
      case NO -> "kept";
      case ROLLED_OUT -> otherwise.isEmpty() ? "serves" : left(otherwise);
      case ROLLED_BACK -> otherwise.isEmpty() ? "serves, rolled back" : left(otherwise);
    };
  }

  /** Names a few services, or says how many there are. */
  public static String some(List<String> services) {
    return services.size() <= NAMED ? String.join(", ", services) : services.size() + " services";
  }

  private static String left(List<String> otherwise) {
    return "served; a rollout since then did not end: " + some(otherwise);
  }
}
