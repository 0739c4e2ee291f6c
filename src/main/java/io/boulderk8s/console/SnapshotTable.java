package io.boulderk8s.console;

import io.boulderk8s.cluster.NodeSnapshot;
import io.boulderk8s.report.Table;
import java.util.List;

/** Shows snapshots. */
public final class SnapshotTable {
  private SnapshotTable() {}

  public static String of(List<NodeSnapshot> snapshots) {
    Table table = new Table(List.of("SNAPSHOT", "VERSION", "CREATED", "SIZE"));
    snapshots.forEach(
        snapshot ->
            table.add(
                snapshot.reference(),
                snapshot.version(),
                snapshot.created().replaceFirst("\\..*", "Z"),
                snapshot.bytes() / 1_000_000 + " MB"));
    return table.text();
  }
}
