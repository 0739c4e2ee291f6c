package io.boulderk8s.matrix.exec;

import io.boulderk8s.compose.Mount;
import io.boulderk8s.plan.Plan;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Finds what the cells' services mount of this machine. Pure. */
public final class HostMounts {
  private HostMounts() {}

  /**
   * Returns the shared caches that a service mounts.
   *
   * @param names folders of the checkout
   */
  public static List<String> shared(Collection<Plan> plans, Path root, List<String> names) {
    return names.stream()
        .filter(name -> binds(plans).anyMatch(bind -> bind.source().startsWith(root.resolve(name))))
        .toList();
  }

  /**
   * Returns folders outside of the checkout that services may write: a view cannot protect them.
   */
  public static List<Path> outside(Collection<Plan> plans, Path root) {
    return binds(plans)
        .filter(bind -> !bind.readOnly() && !bind.source().startsWith(root))
        .map(Mount.Bind::source)
        .distinct()
        .sorted()
        .toList();
  }

  /** Returns files outside of the checkout: other nodes do not get them. */
  public static List<Path> elsewhere(Collection<Plan> plans, Path root) {
    return mounts(plans)
        .<Path>mapMulti(
            (mount, add) -> {
              switch (mount) {
                case Mount.Bind(var source, _, _) -> add.accept(source);
                case Mount.HostFile(_, var source, _) -> add.accept(source);
                case Mount.Named _, Mount.Anonymous _, Mount.Memory _, Mount.Text _ -> {}
              }
            })
        .filter(source -> !source.startsWith(root))
        .distinct()
        .sorted()
        .toList();
  }

  private static Stream<Mount.Bind> binds(Collection<Plan> plans) {
    return mounts(plans).filter(Mount.Bind.class::isInstance).map(Mount.Bind.class::cast);
  }

  private static Stream<Mount> mounts(Collection<Plan> plans) {
    return plans.stream()
        .flatMap(plan -> plan.workloads().stream().flatMap(w -> plan.mounts(w).stream()));
  }
}
