package io.boulderk8s.graph;

import io.boulderk8s.graph.Diagram.Arrow;
import io.boulderk8s.graph.Diagram.Box;
import io.boulderk8s.graph.Diagram.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Assigns a column to each service: to the right of all that start before it. */
final class Ranks {
  private final Diagram diagram;
  private final Map<String, List<Arrow>> arriving;
  private final Map<String, List<Arrow>> leaving;
  private final Map<String, Integer> ranks = new HashMap<>();

  private Ranks(Diagram diagram) {
    this.diagram = diagram;
    this.arriving = diagram.arriving();
    this.leaving = diagram.arrows().stream().collect(Collectors.groupingBy(Arrow::from));
  }

  /** The setup is first, the runner last; a service stands near those that wait for it. */
  static Map<String, Integer> of(Diagram diagram) {
    Ranks ranks = new Ranks(diagram);
    ranks.asEarlyAsCanBe();
    diagram.boxes().reversed().forEach(ranks::nearItsUsers);
    return ranks.ranks;
  }

  /** Each box comes after those that start before it. */
  private void asEarlyAsCanBe() {
    boolean setup = diagram.boxes().stream().anyMatch(box -> box.kind() == Kind.SETUP);
    for (Box box : diagram.boxes()) {
      int rank =
          arriving.getOrDefault(box.name(), List.of()).stream()
              .mapToInt(arrow -> ranks.getOrDefault(arrow.from(), -1) + 1)
              .max()
              .orElse(0);
      ranks.put(box.name(), box.kind() == Kind.SETUP ? 0 : Math.max(rank, setup ? 1 : 0));
    }
    int last = ranks.values().stream().max(Integer::compare).orElse(0);
    diagram.boxes().stream()
        .filter(box -> box.kind() == Kind.RUNNER)
        .forEach(box -> ranks.put(box.name(), last));
  }

  /** Moves a service to the right where that makes no more lines longer than shorter. */
  private void nearItsUsers(Box box) {
    List<Arrow> after = leaving.getOrDefault(box.name(), List.of());
    long longer = tracks(arriving.getOrDefault(box.name(), List.of()));
    if (box.kind() == Kind.DEPENDENCY && longer <= tracks(after)) {
      after.stream()
          .mapToInt(arrow -> ranks.getOrDefault(arrow.to(), 0) - 1)
          .min()
          .ifPresent(rank -> ranks.merge(box.name(), rank, Math::max));
    }
  }

  private static long tracks(List<Arrow> arrows) {
    return arrows.stream().map(Track::of).distinct().count();
  }
}
