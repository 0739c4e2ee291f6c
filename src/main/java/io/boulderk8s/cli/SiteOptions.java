package io.boulderk8s.cli;

import io.boulderk8s.cluster.KindConfig;
import io.boulderk8s.manifest.StackSite;
import picocli.CommandLine.Option;

/** Where objects that are only shown would be put. */
final class SiteOptions {
  @Option(names = "--config-next", description = "With the override file of config-next.")
  private boolean next;

  @Option(
      names = "--host-root",
      paramLabel = "DIR",
      defaultValue = KindConfig.HOST_ROOT,
      description =
          "Where the nodes see this machine's files. Default: ${DEFAULT-VALUE}, as in our kind nodes.")
  private String hostRoot = KindConfig.HOST_ROOT;

  boolean next() {
    return next;
  }

  StackSite site(String namespace) {
    return new StackSite(namespace, Session.AGENT_IMAGE, hostRoot);
  }
}
