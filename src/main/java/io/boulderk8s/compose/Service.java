package io.boulderk8s.compose;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * One service. Empty lists and maps stand for "not said".
 *
 * @param sources where each key of the service was written, by path below the service
 *     ("environment.FAKE_DNS", "networks.bouldernet.ipv4_address"); "" is the service itself
 * @param image the image reference as written; empty when there is only a `build`
 * @param build the `build:` section, for images that can be built
 * @param entrypoint replaces the image's entrypoint; present and empty clears it
 * @param command replaces the image's command
 * @param environment values as the container gets them
 * @param unset names that have no value here or on the host: the image's own value is taken away
 * @param networks attachments by network name; empty together with a network mode
 * @param dnsSearch domains that bare names are tried in
 * @param dnsOptions options of the container's resolver
 * @param files its `configs`, then its `secrets`
 * @param healthCheck where the files say its command
 * @param imageCheck where the image's own check holds
 * @param stopGrace how long a container may take to end; empty for Docker's 10 s
 * @param sysctls kernel settings of the container's own namespaces, by name
 */
public record Service(
    String name,
    SortedMap<String, Source> sources,
    Optional<String> image,
    Optional<Build> build,
    Optional<List<String>> entrypoint,
    Optional<List<String>> command,
    SortedMap<String, String> environment,
    SortedSet<String> unset,
    Optional<String> workingDir,
    Optional<String> user,
    Optional<String> containerName,
    Optional<String> hostname,
    SortedMap<String, NetworkAttachment> networks,
    Optional<NetworkMode> networkMode,
    List<String> dns,
    List<String> dnsSearch,
    List<String> dnsOptions,
    List<HostEntry> extraHosts,
    List<PortMapping> ports,
    List<Mount> mounts,
    List<Mount> files,
    Optional<HealthCheck> healthCheck,
    Optional<ImageCheck> imageCheck,
    SortedMap<String, Dependency> dependsOn,
    List<String> profiles,
    RestartPolicy restart,
    Optional<Duration> stopGrace,
    SortedMap<String, String> sysctls,
    ProcessSettings process,
    Rights rights,
    Limits limits,
    Terminal terminal) {

  /**
   * Where the service, or a key of it, was written; the service's own place for a key that was not
   * written.
   */
  public Source source(String path) {
    Source found = sources.get(path);
    if (found != null) {
      return found;
    }
    Source own = sources.get("");
    return own != null ? own : new Source("(generated)", 1, 1);
  }
}
