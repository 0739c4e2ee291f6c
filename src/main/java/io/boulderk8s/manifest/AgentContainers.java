package io.boulderk8s.manifest;

import io.boulderk8s.compose.Mount;
import io.boulderk8s.compose.Volume;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.util.List;

/**
 * Builds the agent's containers in a pod: they give it Docker's network, volumes their owners, and
 * runs a supervisor.
 */
final class AgentContainers {
  /** The directory of the supervisor and its spool in a pod that executes a run. */
  static final String RUN_DIRECTORY = "/.boulder-k8s";

  /** The name of the file in a volume for one file. */
  static final String TEXT_FILE = "text";

  /** The sidecar that every pod with a network has. */
  static final String NETWORK = "net";

  /** The beginning of names: what sets owner and mode of a volume in memory. */
  static final String OWN = "own-";

  static final String RUN_VOLUME = "run";
  static final String ACCESS_VOLUME = "agent-access";
  static final String RESOLVER_VOLUME = "node-resolver";
  private static final String RESOLVER_FILE = "/etc/node-resolv.conf";
  private static final String AGENT = "/agent";

  private final String image;

  AgentContainers(String image) {
    this.image = image;
  }

  /**
   * Returns the network sidecar. It starts before anything else of the pod and ends after all of
   * it.
   */
  Container network() {
    return agent(NETWORK, "net")
        .withRestartPolicy("Always")
        .addAllToEnv(
            List.of(
                field("NAMESPACE", "metadata.namespace"),
                field("POD_NAME", "metadata.name"),
                field("POD_IP", "status.podIP"),
                field("ENDPOINT", "metadata.annotations['" + Labels.ENDPOINT + "']"),
                new EnvVar("UPSTREAM_RESOLV_CONF", RESOLVER_FILE, null)))
        .withNewSecurityContext()
        .withNewCapabilities()
        .withAdd("NET_ADMIN")
        .withDrop("ALL")
        .endCapabilities()
        .endSecurityContext()
        .withNewLifecycle()
        .withNewPostStart()
        .withNewExec()
        .withCommand(AGENT, "net-ready")
        .endExec()
        .endPostStart()
        .endLifecycle()
        .addToVolumeMounts(
            mount(ACCESS_VOLUME, "/var/run/secrets/kubernetes.io/serviceaccount", true),
            mount(RESOLVER_VOLUME, RESOLVER_FILE, true))
        .build();
  }

  /** Returns the container that waits for other pods of the stack: POD=STATE. */
  Container await(List<String> conditions) {
    return agent("await", "await")
        .addAllToArgs(conditions)
        .addToEnv(field("NAMESPACE", "metadata.namespace"))
        .withNewSecurityContext()
        .withNewCapabilities()
        .withDrop("ALL")
        .endCapabilities()
        .endSecurityContext()
        .addToVolumeMounts(
            mount(ACCESS_VOLUME, "/var/run/secrets/kubernetes.io/serviceaccount", true))
        .build();
  }

  /**
   * Returns the container that removes the network of a pod that must have none, whatever the
   * cluster's network plugin does.
   */
  Container unplug() {
    return agent("unplug", "unplug")
        .withNewSecurityContext()
        .withNewCapabilities()
        .withAdd("NET_ADMIN")
        .withDrop("ALL")
        .endCapabilities()
        .endSecurityContext()
        .build();
  }

  /** Returns the container that sets owner and mode of a memory volume by its mount options. */
  Container own(VolumeMount volume, Volume.Kind.Tmpfs tmpfs) {
    return agent(
            OWN + volume.getName(),
            "own",
            volume.getMountPath(),
            String.valueOf(tmpfs.uid().orElse(0)),
            String.valueOf(tmpfs.gid().orElse(0)),
            tmpfs.mode().orElse("1777"))
        .addToVolumeMounts(volume)
        .build();
  }

  /** Returns the container that writes the file of a config whose text is in the Compose file. */
  Container write(VolumeMount volume, Mount.Text text) {
    return agent(
            "write-" + volume.getName(),
            "write",
            volume.getMountPath() + "/" + TEXT_FILE,
            String.valueOf(text.uid()),
            String.valueOf(text.gid()),
            text.mode())
        .addToEnv(new EnvVar("CONTENT", Literal.text(text.content()), null))
        .addToVolumeMounts(volume)
        .build();
  }

  /** Returns the container that copies the supervisor to where the run's container can start it. */
  Container install() {
    return agent("install", "install", RUN_DIRECTORY).addToVolumeMounts(runMount()).build();
  }

  static VolumeMount runMount() {
    return mount(RUN_VOLUME, RUN_DIRECTORY, false);
  }

  private ContainerBuilder agent(String name, String... words) {
    return new ContainerBuilder()
        .withName(name)
        .withImage(image)
        .withImagePullPolicy("IfNotPresent")
        .withCommand(AGENT)
        .withArgs(words);
  }

  private static EnvVar field(String name, String path) {
    return new EnvVarBuilder()
        .withName(name)
        .withNewValueFrom()
        .withNewFieldRef("v1", path)
        .endValueFrom()
        .build();
  }

  private static VolumeMount mount(String volume, String path, boolean readOnly) {
    return new VolumeMountBuilder()
        .withName(volume)
        .withMountPath(path)
        .withReadOnly(readOnly ? Boolean.TRUE : null)
        .build();
  }
}
