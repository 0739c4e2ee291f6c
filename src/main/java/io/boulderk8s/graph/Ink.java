package io.boulderk8s.graph;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A colour on a light page and its counterpart on a dark one. The picture names the first. */
enum Ink {
  PAPER("#ffffff", "#0d1117"),
  TEXT("#1f2328", "#e6edf3"),
  DIM("#57606a", "#9198a1"),
  EDGE("#848d97", "#6e7681"),
  BOX("#f6f8fa", "#161b22"),
  RUNNER("#fff8e5", "#2d2100"),
  RUNNER_EDGE("#9a6701", "#d29923"),
  BLUE("#1f6feb", "#58a6ff"),
  ORANGE("#bf5700", "#f0883e"),
  GREEN("#1a7f37", "#3fb950"),
  PURPLE("#8250df", "#bc8cff"),
  TEAL("#0e7490", "#39c5cf"),
  PINK("#bf3989", "#f778ba"),
  OLIVE("#7d5e00", "#d4b106");

  private static final List<Ink> COLOURS = List.of(BLUE, ORANGE, GREEN, PURPLE, TEAL, PINK, OLIVE);

  private final String light;
  private final String dark;

  Ink(String light, String dark) {
    this.light = light;
    this.dark = dark;
  }

  static Ink ofNetwork(int number) {
    return COLOURS.get(number % COLOURS.size());
  }

  /** For everything but networks: no network has this colour. */
  static Ink ofTrack(int number, int networks) {
    List<Ink> free = COLOURS.subList(Math.min(networks, COLOURS.size()), COLOURS.size());
    int choice = number % (free.size() + 1);
    return choice < free.size() ? free.get(choice) : DIM;
  }

  String light() {
    return light;
  }

  String dark() {
    return dark;
  }

  /** Styles for viewers that know CSS; others show the light picture. */
  static String style() {
    return Arrays.stream(values())
        .map(
            ink ->
                "[fill=\"%s\"]{fill:%s}[stroke=\"%s\"]{stroke:%s}"
                    .formatted(ink.light, ink.dark, ink.light, ink.dark))
        .collect(
            Collectors.joining(
                "", "g:hover path{stroke-width:3}@media (prefers-color-scheme:dark){", "}"));
  }
}
