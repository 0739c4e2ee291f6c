package io.boulderk8s.compose;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * One service. Empty lists and maps stand for "not set".
 *
 * @param sources the place of each key of the service, by path below the service
 *     ("environment.FAKE_DNS", "networks.bouldernet.ipv4_address"); "" is the service itself
 * @param image the image reference as written; empty when there is only a `build`
 * @param build the `build:` section, for images that can be built
 * @param entrypoint replaces the image's entrypoint; present and empty clears it
 * @param command replaces the image's command
 * @param environment values as the container gets them
 * @param unset names without a value here and on the host: the image's own value is removed
 * @param networks attachments by network name; empty together with a network mode
 * @param dnsSearch domains to try for bare names
 * @param dnsOptions options of the container's resolver
 * @param files its `configs`, then its `secrets`
 * @param healthCheck the check, where the files set its command
 * @param imageCheck changes to the image's own check, where that applies
 * @param stopGrace the time that a container has to end; empty for Docker's 10 s
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
    ResourceLimits limits,
    Terminal terminal) {

  /**
   * Returns the place of the service, or of a key of it; the service's own place for a key that is
   * not written.
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
