package io.boulderk8s.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lists the folders of this machine that the nodes of a cluster see. The mounts of a kind node are
 * fixed at its creation: other folders would be empty in the pods.
 *
 * @param needed folders without which the command cannot work
 * @param offered further folders for a new cluster's nodes, for later checkouts
 */
public record HostFolders(List<Needed> needed, List<Path> offered) {
  /**
   * A folder, or a file.
   *
   * @param path absolute
   * @param by who needs it, in words for a message
   */
  public record Needed(Path path, String by) {}

  public HostFolders {
    needed = List.copyOf(needed);
    offered = List.copyOf(offered);
  }

  /** For commands that mount nothing of this machine into pods. */
  public static HostFolders none() {
    return new HostFolders(List.of(), List.of());
  }

  /** Returns the folders for a new cluster, in order, without those below another one. */
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
   * Returns the needed folders that nodes with these mounts do not see, without those below another
   * one of them.
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
