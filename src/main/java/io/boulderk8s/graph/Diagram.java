package io.boulderk8s.graph;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * The content of a picture.
 *
 * @param networks subnets by network
 * @param boxes services, each after those that start before it
 */
public record Diagram(
    String title, SortedMap<String, List<String>> networks, List<Box> boxes, List<Arrow> arrows) {
  public Diagram {
    networks = java.util.Collections.unmodifiableSortedMap(new java.util.TreeMap<>(networks));
    boxes = List.copyOf(boxes);
    arrows = List.copyOf(arrows);
  }

  /** Returns the arrows to each service. */
  Map<String, List<Arrow>> arriving() {
    return arrows.stream().collect(Collectors.groupingBy(Arrow::to));
  }

  /** The kinds of boxes. */
  public enum Kind {
    SETUP("runs first, to its end"),
    DEPENDENCY(""),
    SERVICE(""),
    RUNNER("runs the tests");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /**
   * A service.
   *
   * @param links its networks, in order; none means `network_mode: none`
   * @param volumes the named volumes that it mounts
   */
  public record Box(String name, Kind kind, String image, List<Link> links, List<String> volumes) {
    public Box {
      links = List.copyOf(links);
      volumes = List.copyOf(volumes);
    }
  }

  /**
   * A service on a network.
   *
   * @param addresses its static ones; none: the pod's own address
   * @param names further names, beside its own
   */
  public record Link(String network, List<String> addresses, List<String> names) {
    public Link {
      addresses = List.copyOf(addresses);
      names = List.copyOf(names);
    }
  }

  /**
   * One service starts before another one, which waits until it is started, healthy or completed.
   */
  public record Arrow(String from, String to, String condition) {}
}
