package io.boulderk8s.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Looks at the cluster past the product: what kubectl and the node's own shell say. */
public final class ClusterView {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final String cluster;
  private final String node;

  ClusterView(String cluster) {
    this.cluster = cluster;
    this.node = cluster + "-control-plane";
  }

  public String name() {
    return cluster;
  }

  /** A cluster of its own beside this one, which the test itself makes and removes. */
  public ClusterView another(String purpose) {
    return new ClusterView(OwnCluster.required(cluster + "-" + purpose).name());
  }

  /** Returns when its first node is a container, whatever it is at. */
  public void awaitNode(Duration limit) {
    String there = "until docker inspect '%s' >/dev/null 2>&1; do sleep 0.05; done".formatted(node);
    CliResult result = ScenarioExtension.command(List.of("sh", "-c", there), limit);
    assertThat(result.exitCode()).as(result::toString).isZero();
  }

  /** The words of `kubectl ARGUMENTS`, which must succeed. */
  public String kubectl(String... arguments) {
    List<String> argv = new ArrayList<>(List.of("kubectl", "--kubeconfig"));
    argv.add("/etc/kubernetes/admin.conf");
    argv.addAll(List.of(arguments));
    return onNode(argv.toArray(String[]::new));
  }

  /** The same as a command of this machine, for what takes longer. */
  public String[] kubectlCommand(String... arguments) {
    List<String> argv = new ArrayList<>(List.of("docker", "exec", node, "kubectl", "--kubeconfig"));
    argv.add("/etc/kubernetes/admin.conf");
    argv.addAll(List.of(arguments));
    return argv.toArray(String[]::new);
  }

  /** What a program on the node prints; it must succeed. */
  public String onNode(String... arguments) {
    return onNode(LIMIT, arguments);
  }

  /** The same, for what waits. */
  String onNode(Duration limit, String... arguments) {
    List<String> argv = new ArrayList<>(List.of("docker", "exec", node));
    argv.addAll(List.of(arguments));
    CliResult result = ScenarioExtension.command(argv, limit);
    assertThat(result.exitCode()).as(result::toString).isZero();
    return result.stdout();
  }

  /** When the kubelet first said this of the pod that is there now, to the second. */
  public Instant event(String namespace, String pod, String reason) {
    String first = "jsonpath={.items[0].firstTimestamp}";
    String selector =
        "reason=%s,involvedObject.uid=%s".formatted(reason, uid(namespace, pod).strip());
    return Instant.parse(
        kubectl("get", "events", "-n", namespace, "--field-selector", selector, "-o", first)
            .strip());
  }

  /** Names of the pods of a stack, one a line, sorted. */
  public List<String> pods(String namespace) {
    return kubectl("get", "pods", "-n", namespace, "-o", "name")
        .lines()
        .map(line -> line.replaceFirst("^pod/", ""))
        .sorted()
        .toList();
  }

  public String uid(String namespace, String pod) {
    return kubectl("get", "pod", pod, "-n", namespace, "-o", "jsonpath={.metadata.uid}");
  }

  public String podIp(String namespace, String pod) {
    return kubectl("get", "pod", pod, "-n", namespace, "-o", "jsonpath={.status.podIP}");
  }

  /** The node's address on this machine. */
  public String nodeIp() {
    String address = "jsonpath={.items[0].status.addresses[?(@.type=='InternalIP')].address}";
    return kubectl("get", "nodes", "-o", address).strip();
  }

  /** Takes the node away, as a crash of its machine does. */
  public void killNode() {
    docker("kill", node);
  }

  public void startNode() {
    docker("start", node);
  }

  private static void docker(String... words) {
    List<String> argv = new ArrayList<>(List.of("docker"));
    argv.addAll(List.of(words));
    CliResult result = ScenarioExtension.command(argv, LIMIT);
    assertThat(result.exitCode()).as(result::toString).isZero();
  }

  /** The port of this machine that leads to the API server. */
  public int apiPort() {
    CliResult port = ScenarioExtension.command(List.of("docker", "port", node, "6443"), LIMIT);
    return Integer.parseInt(
        port.stdout().lines().findFirst().orElseThrow().replaceFirst(".*:", ""));
  }

  /** The administrator's kubeconfig by way of another port of this machine. */
  public String kubeconfig(int port) {
    return onNode("cat", "/etc/kubernetes/admin.conf")
        .replaceFirst("server: \\S+", "server: https://127.0.0.1:" + port);
  }

  /** The context of that kubeconfig. */
  public String context() {
    return "kubernetes-admin@" + cluster;
  }

  /** As after a crash of the machine: nothing is told beforehand. */
  public void restartNode() {
    docker("restart", "--time", "0", node);
  }

  /** IDs of the containers that are the cluster's nodes, running or not. */
  public String nodes() {
    String label = "label=io.x-k8s.kind.cluster=" + cluster;
    List<String> argv = List.of("docker", "ps", "--all", "--quiet", "--filter", label);
    return ScenarioExtension.command(argv, LIMIT).stdout();
  }

  /** What a failed scenario leaves behind. */
  String description() {
    return kubectl("get", "pods,namespaces", "--all-namespaces", "-o", "wide")
        + kubectl("get", "events", "--all-namespaces", "--sort-by=.lastTimestamp");
  }
}
