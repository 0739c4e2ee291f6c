package io.boulderk8s.console;

import io.boulderk8s.report.Table;
import io.boulderk8s.staging.Patch;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Shows what pods have otherwise than the checkout's configuration says. */
public final class PatchesTable {
  private static final String NOTHING = "-";

  private PatchesTable() {}

  /** Returns a line for each change, with all services that have it. */
  public static String of(List<Patch> patches) {
    Map<Patch, Set<String>> services =
        new TreeMap<>(
            Comparator.comparing(Patch::at)
                .thenComparing(Patch::key)
                .thenComparing(Patch::before)
                .thenComparing(Patch::after));
    patches.forEach(
        patch -> services.computeIfAbsent(patch, _ -> new LinkedHashSet<>()).add(patch.service()));
    Table table = new Table(List.of("PLACE", "KEY", "CHECKOUT", "PODS", "SERVICES"));
    services.forEach(
        (patch, of) ->
            table.add(
                patch.at().toString(),
                patch.key(),
                shown(patch.before()),
                shown(patch.after()),
                String.join(",", of)));
    return table.text();
  }

  private static String shown(String value) {
    return value.isEmpty() ? NOTHING : value;
  }
}
