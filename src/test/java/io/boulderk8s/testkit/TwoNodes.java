package io.boulderk8s.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.cluster.KindConfig;
import io.boulderk8s.cluster.KindConfig.HostMount;
import io.boulderk8s.image.AgentImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A cluster as somebody else would have made it: two nodes that see nothing of this machine, both
 * open to pods, with the images they need. It is deleted at the end.
 */
public final class TwoNodes implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(6);
  private static final String NODE_IMAGE =
      System.getenv().getOrDefault("BOULDER_K8S_NODE_IMAGE", "boulder-k8s/node:v1.34.4");

  private final String name = SharedCluster.name() + "-nodes";
  private final Path kubeconfig = Path.of("target/two-nodes.kubeconfig").toAbsolutePath();
  private final String kind;
  private final List<HostMount> mounts;
  private final List<String> images;

  private TwoNodes(List<HostMount> mounts, List<String> images) {
    this.mounts = mounts;
    this.images = images;
    Path ours = Path.of(System.getProperty("user.home"), ".cache/boulder-k8s/bin/kind");
    this.kind = Files.isExecutable(ours) ? ours.toString() : "kind";
  }

  /** Makes it. The agent's image is made where it is not there. */
  public static TwoNodes create() {
    return create(List.of(), List.of(AgentImage.reference(), MiniCheckout.TOOLS));
  }

  /**
   * Makes one that sees folders of this machine.
   *
   * @param images what both nodes have; the engine must have all but the agent's
   */
  public static TwoNodes create(List<HostMount> mounts, List<String> images) {
    TwoNodes nodes = new TwoNodes(mounts, images);
    OwnCluster.required(nodes.name);
    try {
      nodes.make();
      return nodes;
    } catch (AssertionError | UncheckedIOException e) {
      nodes.close();
      throw e;
    }
  }

  private void make() {
    Path config = Path.of("target/two-nodes.yaml").toAbsolutePath();
    try {
      Files.writeString(config, new KindConfig(1, mounts, "10.244.0.0/16", "10.96.0.0/16").yaml());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    say(Path.of("images/agent/build.sh").toAbsolutePath().toString(), AgentImage.reference());
    say(kindCommand("create", "--image", NODE_IMAGE, "--wait", "3m", "--config", "" + config));
    // kind waits for the control plane only; on a busy machine the worker registers itself later
    for (String ready : List.of("create", "condition=Ready")) {
      for (String node : names()) {
        kubectl("wait", "--for=" + ready, "node/" + node, "--timeout=4m");
      }
    }
    kubectl("taint", "nodes", names().getFirst(), "node-role.kubernetes.io/control-plane-");
    for (String node : names()) {
      say(
          "sh",
          "-c",
          "docker save %s | docker exec -i %s ctr --namespace k8s.io images import --snapshotter overlayfs -"
              .formatted(String.join(" ", images), node));
    }
  }

  private String[] kindCommand(String verb, String... more) {
    List<String> argv =
        new ArrayList<>(
            List.of(kind, verb, "cluster", "--name", name, "--kubeconfig", "" + kubeconfig));
    argv.addAll(List.of(more));
    return argv.toArray(String[]::new);
  }

  /** Control plane first. */
  public List<String> names() {
    return List.of(name + "-control-plane", name + "-worker");
  }

  public String context() {
    return "kind-" + name;
  }

  /** For a process that is to find the context. */
  public Map<String, String> environment() {
    return Map.of("KUBECONFIG", kubeconfig.toString());
  }

  /** What kubectl prints. */
  public String kubectl(String... words) {
    return await(LIMIT, words);
  }

  /** The same, for what waits. */
  public String await(Duration limit, String... words) {
    List<String> argv = new ArrayList<>(List.of("kubectl", "--kubeconfig", "" + kubeconfig));
    argv.addAll(List.of(words));
    return say(limit, argv.toArray(String[]::new));
  }

  /** Applies objects. */
  public void apply(String yaml) {
    try {
      Path file = Files.writeString(Path.of("target/two-nodes-objects.yaml"), yaml);
      kubectl("apply", "-f", file.toAbsolutePath().toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a script prints on each node, one after the other. */
  public String onEach(String script) {
    StringBuilder all = new StringBuilder();
    names().forEach(node -> all.append(say("docker", "exec", node, "bash", "-c", script)));
    return all.toString();
  }

  private static String say(String... argv) {
    return say(LIMIT, argv);
  }

  private static String say(Duration limit, String... argv) {
    CliResult result = ScenarioExtension.command(List.of(argv), limit);
    assertThat(result.exitCode()).as(result::toString).isZero();
    return result.stdout();
  }

  @Override
  public void close() {
    say(kindCommand("delete"));
  }
}
