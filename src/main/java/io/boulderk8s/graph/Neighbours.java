package io.boulderk8s.graph;

import io.boulderk8s.graph.Column.Item;
import io.boulderk8s.graph.Diagram.Arrow;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which items of the next column an item is connected with, without a look at all arrows. */
record Neighbours(
    Map<String, List<Arrow>> leaving,
    Map<String, List<Arrow>> arriving,
    Map<Track, List<Arrow>> tracks) {
  static Neighbours of(Diagram diagram) {
    return new Neighbours(
        diagram.arrows().stream().collect(Collectors.groupingBy(Arrow::from)),
        diagram.arriving(),
        diagram.arrows().stream().collect(Collectors.groupingBy(Track::of)));
  }

  /**
   * The middle of their places.
   *
   * @param services places of services in the next column
   * @param passages places of tracks there
   */
  OptionalDouble middle(
      Item item, Map<String, Integer> services, Map<Track, Integer> passages, boolean rightwards) {
    return switch (item) {
      case Item.Service(var box) ->
          middle(
              (rightwards ? leaving : arriving)
                  .getOrDefault(box.name(), List.of()).stream()
                      .flatMap(
                          arrow ->
                              Stream.concat(
                                  place(services, rightwards ? arrow.to() : arrow.from()),
                                  place(passages, Track.of(arrow)))));
      case Item.Passage(var track) ->
          middle(
              Stream.concat(
                  place(passages, track),
                  rightwards
                      ? tracks.getOrDefault(track, List.of()).stream()
                          .flatMap(arrow -> place(services, arrow.to()))
                      : place(services, track.from())));
    };
  }

  private static OptionalDouble middle(Stream<Integer> places) {
    return places.distinct().mapToInt(Integer::intValue).average();
  }

  private static <K> Stream<Integer> place(Map<K, Integer> places, K item) {
    return places.containsKey(item) ? Stream.of(places.getOrDefault(item, 0)) : Stream.empty();
  }
}
