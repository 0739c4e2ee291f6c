package io.boulderk8s.compose;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Describes the `docker build` of a service's image.
 *
 * @param context the build context, absolute
 * @param dockerfile relative to the context
 * @param args build arguments, interpolated
 * @param target the stage to build; empty for the last one
 * @param network the network of `RUN`; empty for the engine's default
 * @param noCache every step is executed, cached or not
 * @param pull the engine asks the registry for base images
 */
public record Build(
    Path context,
    String dockerfile,
    SortedMap<String, String> args,
    Optional<String> target,
    Optional<String> network,
    boolean noCache,
    boolean pull,
    List<HostEntry> extraHosts) {
  public Build {
    extraHosts = List.copyOf(extraHosts);
  }

  /** A build without further settings. */
  public Build(Path context, String dockerfile, SortedMap<String, String> args) {
    this(context, dockerfile, args, Optional.empty(), Optional.empty(), false, false, List.of());
  }
}
