package io.boulderk8s.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the nodes of a cluster are to see of this machine. The mounts of a kind node are fixed when
 * it is made: what it does not see then would be an empty folder in the pods.
 *
 * @param needed without these the cluster is of no use to who asks
 * @param offered what a new cluster's nodes see besides, for others who come later
 */
public record HostFolders(List<Needed> needed, List<Path> offered) {
  /**
   * A folder, or a file.
   *
   * @param path absolute
   * @param by who needs it, as a message says it
   */
  public record Needed(Path path, String by) {}

  public HostFolders {
    needed = List.copyOf(needed);
    offered = List.copyOf(offered);
  }

  /** For who puts nothing of this machine into pods. */
  public static HostFolders none() {
    return new HostFolders(List.of(), List.of());
  }

  /** Those of a new cluster, in order; what is below another one is seen with that. */
  List<Path> ofNewCluster() {
    List<Path> outermost = new ArrayList<>();
    Stream.concat(needed.stream().map(Needed::path), offered.stream())
        .sorted()
        .distinct()
        .filter(path -> outermost.stream().noneMatch(path::startsWith))
        .forEach(outermost::add);
    return outermost;
  }

  /**
   * What is needed, and not seen by nodes that have these mounts; once each, and nothing below
   * another that is told.
   *
   * @param seen folders of this machine
   */
  List<Needed> unseen(Collection<Path> seen) {
    List<Needed> unseen = new ArrayList<>();
    for (Needed folder : needed) {
      Path path = folder.path();
      if (Stream.concat(seen.stream(), unseen.stream().map(Needed::path))
          .noneMatch(path::startsWith)) {
        unseen.add(folder);
      }
    }
    return unseen;
  }
}
