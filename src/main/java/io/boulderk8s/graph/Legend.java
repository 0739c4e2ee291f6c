package io.boulderk8s.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The title, the networks and the meaning of arrows, in as many lines as a narrow picture needs.
 */
record Legend(String title, List<Entry> entries, int height) {
  private static final String ARROWS = "arrow: started (healthy, completed) before";
  private static final int FIRST = 59;
  private static final int BETWEEN = 24;
  private static final int SWATCH = 15;

  /**
   * Words at a position.
   *
   * @param network the network whose colour stands before them
   */
  record Entry(int x, int y, Optional<String> network, String words, String all) {}

  static Legend of(Diagram diagram, int width) {
    int room = width - 2 * Layout.MARGIN;
    List<Entry> entries = new ArrayList<>();
    diagram
        .networks()
        .forEach(
            (name, subnets) ->
                add(
                    entries,
                    room,
                    Optional.of(name),
                    subnets.isEmpty() ? name : name + " " + String.join(", ", subnets)));
    add(entries, room, Optional.empty(), ARROWS);
    return new Legend(
        TextWidth.fitted(diagram.title(), 18, true, room), entries, entries.getLast().y());
  }

  private static void add(List<Entry> entries, int room, Optional<String> network, String words) {
    int before = network.isPresent() ? SWATCH : 0;
    String fitted = TextWidth.fitted(words, 12, false, room - before);
    int x = Layout.MARGIN;
    int y = FIRST;
    if (!entries.isEmpty()) {
      Entry last = entries.getLast();
      x = end(last) + BETWEEN;
      y = last.y();
      if (x + before + TextWidth.of(fitted, 12, false) > Layout.MARGIN + room) {
        x = Layout.MARGIN;
        y += Layout.LINE;
      }
    }
    entries.add(new Entry(x, y, network, fitted, words));
  }

  private static int end(Entry entry) {
    return entry.x()
        + (entry.network().isPresent() ? SWATCH : 0)
        + TextWidth.of(entry.words(), 12, false);
  }
}
