package io.boulderk8s.app;

import io.boulderk8s.checkout.Checkout;
import io.boulderk8s.cluster.HostFolders;
import io.boulderk8s.cluster.HostFolders.Needed;
import io.boulderk8s.compose.Mount;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.plan.Plan;
import io.boulderk8s.plan.Workload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the folders of this machine that the nodes of a cluster must see.
 *
 * @param mounts further ones that the user names
 */
public record NodeFolders(List<Path> mounts) {
  public NodeFolders {
    mounts = List.copyOf(mounts);
  }

  /**
   * Finds them for these stacks of a checkout. A new cluster also sees the folder around it, with
   * the worktrees beside it, unless that is the user's home, above it, or `/`; and the sample.
   */
  HostFolders of(
      Checkout checkout, List<Plan> plans, ClusterRequest cluster, Environment environment) {
    if (cluster.existing() && !mounts.isEmpty()) {
      throw BoulderK8sException.of(
          FailureKind.USAGE,
          "--mount",
          "is for kind clusters; boulder-k8s cannot add mounts to the nodes of a --context",
          "leave it out; --nodes-see-host-at says where they see this machine's files");
    }
    List<Needed> needed = new ArrayList<>();
    needed.add(new Needed(checkout.root(), "the checkout"));
    plans.forEach(plan -> plan.workloads().forEach(each -> add(each, plan.mounts(each), needed)));
    asked(environment).map(folder -> new Needed(folder, "--mount")).forEach(needed::add);
    Stream<Path> around = around(checkout.root(), environment).stream();
    return new HostFolders(needed, Stream.concat(around, Stream.of(environment.home())).toList());
  }

  private static void add(Workload workload, List<Mount> mounts, List<Needed> needed) {
    for (Mount mount : mounts) {
      String by =
          "%s, service %s, %s".formatted(workload.source(), workload.service(), mount.target());
      switch (mount) {
        case Mount.Bind bind -> needed.add(new Needed(bind.source(), by));
        case Mount.HostFile file -> needed.add(new Needed(file.source(), by));
        case Mount.Named _, Mount.Anonymous _, Mount.Memory _, Mount.Text _ -> {}
      }
    }
  }

  private Stream<Path> asked(Environment environment) {
    Stream<Path> variable =
        environment.variable("BOULDER_K8S_MOUNTS").stream()
            .flatMap(list -> Arrays.stream(list.split(":")))
            .filter(folder -> !folder.isBlank())
            .map(Path::of);
    return Stream.concat(mounts.stream(), variable)
        .map(environment.workingDirectory()::resolve)
        .map(Path::normalize);
  }

  private static Optional<Path> around(Path checkout, Environment environment) {
    Optional<Path> home = environment.variable("HOME").map(Path::of);
    return Optional.ofNullable(checkout.getParent())
        .filter(parent -> parent.getNameCount() > 0)
        .filter(parent -> home.filter(folder -> folder.startsWith(parent)).isEmpty());
  }
}
