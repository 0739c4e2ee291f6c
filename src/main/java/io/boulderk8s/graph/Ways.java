package io.boulderk8s.graph;

import io.boulderk8s.graph.Diagram.Arrow;
import io.boulderk8s.graph.Layout.Place;
import io.boulderk8s.graph.Layout.Point;
import io.boulderk8s.graph.Layout.Way;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * Computes the paths of a diagram's arrows.
 *
 * @param boxes the positions of services
 * @param passages the points of each track in the columns that it passes
 */
record Ways(Diagram diagram, Map<String, Place> boxes, Map<Track, List<Point>> passages) {
  SequencedMap<Arrow, Way> all() {
    List<Arrow> arrows =
        diagram.arrows().stream()
            .filter(arrow -> boxes.containsKey(arrow.from()) && boxes.containsKey(arrow.to()))
            .toList();
    SequencedMap<Track, List<Arrow>> tracks =
        arrows.stream()
            .collect(Collectors.groupingBy(Track::of, LinkedHashMap::new, Collectors.toList()));
    Map<Track, Integer> begins =
        spread(
            List.copyOf(tracks.sequencedKeySet()),
            Track::from,
            track -> aim(track, tracks.getOrDefault(track, List.of())));
    Map<Arrow, Integer> ends = spread(arrows, Arrow::to, this::origin);
    SequencedMap<Arrow, Way> ways = new LinkedHashMap<>();
    for (Arrow arrow : arrows) {
      Place from = place(arrow.from());
      Place to = place(arrow.to());
      List<Point> points = new ArrayList<>();
      points.add(
          new Point(from.x() + Layout.BOX_WIDTH, begins.getOrDefault(Track.of(arrow), from.y())));
      points.addAll(before(to.x(), arrow));
      points.add(new Point(to.x(), ends.getOrDefault(arrow, to.y())));
      ways.put(arrow, new Way(points));
    }
    return ways;
  }

  /** Sorts arrows at the same box from top to bottom, in an order without crossings. */
  private <T> Map<T, Integer> spread(
      List<T> all, Function<T, String> service, ToDoubleFunction<T> otherEnd) {
    Map<T, Integer> spread = new HashMap<>();
    all.stream()
        .collect(Collectors.groupingBy(service))
        .forEach(
            (name, some) -> {
              Place box = place(name);
              List<T> sorted = some.stream().sorted(Comparator.comparingDouble(otherEnd)).toList();
              for (int i = 0; i < sorted.size(); i++) {
                spread.put(sorted.get(i), box.y() + box.height() * (i + 1) / (sorted.size() + 1));
              }
            });
    return spread;
  }

  private Place place(String service) {
    return Objects.requireNonNull(boxes.get(service), service);
  }

  /** Returns the middle of a track's places in the next column. */
  private double aim(Track track, List<Arrow> arrows) {
    int next = place(track.from()).x() + Layout.BOX_WIDTH + Layout.ALLEY;
    List<Point> passed = passages.getOrDefault(track, List.of());
    return DoubleStream.concat(
            passed.stream().limit(1).mapToDouble(Point::y),
            arrows.stream()
                .map(arrow -> place(arrow.to()))
                .filter(to -> to.x() == next)
                .mapToDouble(Ways::middle))
        .average()
        .orElse(0);
  }

  private static double middle(Place place) {
    return place.y() + place.height() / 2.0;
  }

  /** A track goes on to services further to the right. */
  private List<Point> before(int x, Arrow arrow) {
    return passages.getOrDefault(Track.of(arrow), List.of()).stream()
        .takeWhile(point -> point.x() < x)
        .toList();
  }

  private double origin(Arrow arrow) {
    List<Point> points = before(place(arrow.to()).x(), arrow);
    return points.isEmpty() ? middle(place(arrow.from())) : points.getLast().y();
  }
}
