package io.boulderk8s.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is going on, as lines: the phases that have begun and not ended, and the services. */
final class LiveTree {
  private static final List<String> SPINNER = List.of("|", "/", "-", "\\");

  /** More services than this are counted, not listed: the region must fit on a small screen. */
  private static final int LISTED = 16;

  private final List<Phase> phases = new ArrayList<>();
  private final Map<String, Service> services = new LinkedHashMap<>();
  private String progress = "";
  private int turn;

  private record Phase(String step, Instant began) {}

  private record Service(String state, boolean settled, Instant began, Instant changed) {}

  boolean isIdle() {
    return phases.isEmpty();
  }

  void began(String step, Instant now) {
    phases.add(new Phase(step, now));
    progress = "";
  }

  /** The services belong to the phase that they changed in. */
  void ended(String step) {
    phases.removeIf(phase -> phase.step().equals(step));
    services.clear();
    progress = "";
  }

  void progress(String text) {
    progress = text;
  }

  void service(String name, String state, boolean settled, Instant now) {
    Instant began = services.containsKey(name) ? services.get(name).began() : now;
    services.put(name, new Service(state, settled, began, now));
  }

  /** The phases as they stand in a log. */
  List<String> headings() {
    return phases.stream().map(phase -> "==> " + phase.step()).toList();
  }

  /** How many services are as far as they have to be; empty without services. */
  String summary() {
    if (services.isEmpty()) {
      return "";
    }
    long settled = services.values().stream().filter(Service::settled).count();
    return ": %d of %d services".formatted(settled, services.size());
  }

  List<String> lines(Instant now) {
    List<String> lines = new ArrayList<>();
    String spinner = SPINNER.get(turn++ % SPINNER.size());
    phases.forEach(
        phase ->
            lines.add(
                "  %s %s (%s)%s"
                    .formatted(spinner, phase.step(), seconds(phase.began(), now), summary())));
    if (!progress.isEmpty()) {
      lines.add("      " + progress);
    }
    int width = services.keySet().stream().mapToInt(String::length).max().orElse(0);
    services.entrySet().stream()
        .limit(LISTED)
        .forEach(service -> lines.add(line(service.getKey(), service.getValue(), width, now)));
    if (services.size() > LISTED) {
      lines.add("      and %d more".formatted(services.size() - LISTED));
    }
    return lines;
  }

  private static String line(String name, Service service, int width, Instant now) {
    Instant until = service.settled() ? service.changed() : now;
    String padded = name + " ".repeat(width - name.length());
    return "    %s %s  %s (%s)"
        .formatted(
            service.settled() ? "ok" : "..",
            padded,
            service.state(),
            seconds(service.began(), until));
  }

  private static String seconds(Instant from, Instant to) {
    return String.format(Locale.ROOT, "%.1f s", Duration.between(from, to).toMillis() / 1000.0);
  }
}
