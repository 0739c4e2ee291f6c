package io.boulderk8s.cli;

import io.boulderk8s.check.LocalHost;
import io.boulderk8s.cluster.ClusterHandle;
import io.boulderk8s.cluster.ClusterProvider;
import io.boulderk8s.cluster.Freezing;
import io.boulderk8s.cluster.HostFolders;
import io.boulderk8s.cluster.KindConfig;
import io.boulderk8s.cluster.KindProvider;
import io.boulderk8s.cluster.Snapshot;
import io.boulderk8s.cluster.SnapshotKey;
import io.boulderk8s.concurrent.Cancellation;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.image.ImageRequest;
import io.boulderk8s.image.Snapshots;
import io.boulderk8s.ownership.Installation;
import io.boulderk8s.plan.Plan;
import io.boulderk8s.report.Reporter;
import io.boulderk8s.report.Table;
import io.boulderk8s.run.StackLock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes the image of a whole node, from which `up` makes clusters faster than kind does. */
@Command(
    name = "snapshot",
    description = {
      "Make a local image of a cluster with its images.",
      "Uses a temporary cluster. Where there is no cluster, `up` and `test` start one from it, as long as images, node image and boulder-k8s are the same."
    })
final class SnapshotCommand implements Callable<Integer> {
  @Mixin private CheckoutOptions checkoutOptions = new CheckoutOptions();
  @Mixin private OutputOptions outputOptions = new OutputOptions();
  @Mixin private TraceOptions traceOptions = new TraceOptions();

  @Option(names = "--list", description = "Only list the snapshots there are.")
  private boolean list;

  @Option(names = "--remove", description = "Only remove all snapshots; clusters stay.")
  private boolean remove;

  private final Surroundings surroundings;

  SnapshotCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    return traceOptions.around(
        "snapshot", surroundings, outputOptions.reporter(surroundings), this::traced);
  }

  private int traced(Reporter reporter) {
    Wiring wiring = new Wiring(surroundings, reporter);
    if (list) {
      return print(wiring);
    }
    if (remove) {
      return remove(wiring, reporter);
    }
    Plan plan =
        checkoutOptions.plan(checkoutOptions.checkout(surroundings, reporter), false, surroundings);
    return Interruptible.of(surroundings)
        .call(() -> make(ImageRequests.of(plan), wiring, reporter));
  }

  private int print(Wiring wiring) {
    Table table = new Table(List.of("SNAPSHOT", "VERSION", "CREATED", "SIZE"));
    wiring
        .snapshotTool()
        .all()
        .forEach(
            snapshot ->
                table.add(
                    snapshot.reference(),
                    snapshot.version(),
                    snapshot.created().replaceFirst("\\..*", "Z"),
                    snapshot.bytes() / 1_000_000 + " MB"));
    surroundings.stdout().print(table.text());
    return 0;
  }

  private int remove(Wiring wiring, Reporter reporter) {
    wiring
        .snapshotTool()
        .all()
        .forEach(
            snapshot -> {
              if (wiring.snapshotTool().remove(snapshot).succeeded()) {
                reporter.progress(snapshot.reference() + " removed");
              } else {
                reporter.notice(snapshot.reference() + " is in use by a cluster: it stays");
              }
            });
    return 0;
  }

  private int make(List<ImageRequest> images, Wiring wiring, Reporter reporter) {
    String who = Caller.of(surroundings).doing("boulder-k8s snapshot");
    try (StackLock _ =
        StackLock.take(surroundings.cache().resolve("clusters/snapshot.lock"), who, reporter)) {
      return made(images, wiring, reporter);
    }
  }

  private int made(List<ImageRequest> images, Wiring wiring, Reporter reporter) {
    String nodeImage = wiring.nodeImage().nodeImage(reporter);
    reporter.step("images in the engine", () -> wiring.loader().ensureInEngine(images, reporter));
    refuseSmallDisk(images, nodeImage, wiring);
    Snapshots snapshots = wiring.snapshots(images);
    String key =
        snapshots
            .key(nodeImage, KindConfig.standard())
            .map(SnapshotKey::text)
            .orElseThrow(
                () ->
                    BoulderK8sException.of(
                        FailureKind.IMAGE, nodeImage, "is not in the engine by that name", ""));
    Optional<Snapshot> there =
        wiring.snapshotTool().all().stream().filter(found -> found.key().equals(key)).findAny();
    surroundings
        .stdout()
        .println(there.orElseGet(() -> bake(images, nodeImage, key, wiring, reporter)).reference());
    return 0;
  }

  /** Of its own: neither a cluster that somebody uses nor another installation's is touched. */
  private String cluster() {
    return "boulder-k8s-snapshot-" + Installation.of(surroundings.cache()).id().substring(0, 8);
  }

  private Snapshot bake(
      List<ImageRequest> images, String nodeImage, String key, Wiring wiring, Reporter reporter) {
    ClusterProvider kind = wiring.providers().named(KindProvider.NAME);
    String name = cluster();
    kind.delete(name, reporter);
    try {
      ClusterHandle cluster =
          kind.ensure(name, new HostFolders(List.of(), List.of(surroundings.home())), reporter);
      reporter.step("images", () -> wiring.loader().ensure(images, cluster, reporter));
      return new Freezing(wiring.snapshotTool(), wiring.snapshotScripts())
          .freeze(cluster, nodeImage, key, BoulderK8s.version(), reporter);
    } finally {
      Cancellation.shielded(() -> kind.delete(name, reporter));
    }
  }

  private static void refuseSmallDisk(List<ImageRequest> images, String nodeImage, Wiring wiring) {
    List<String> references =
        new ArrayList<>(images.stream().map(ImageRequest::reference).toList());
    references.add(nodeImage);
    Path root = Path.of(wiring.docker().info().root());
    Freezing.tooLittle(new LocalHost().freeBytes(root), wiring.snapshotTool().size(references))
        .ifPresent(
            why -> {
              throw BoulderK8sException.of(
                  FailureKind.IMAGE,
                  "snapshot",
                  why,
                  "make room (`docker system df`, `docker image prune`), then try again");
            });
  }
}
