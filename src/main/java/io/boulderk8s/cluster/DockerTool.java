package io.boulderk8s.cluster;

import io.boulderk8s.process.ProcessResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks docker about its engine and about node containers. */
public final class DockerTool {
  private static final Duration QUICK = Duration.ofSeconds(60);

  private final DockerCli docker;

  public DockerTool(DockerCli docker) {
    this.docker = docker;
  }

  /** The versions of both sides. */
  public record Versions(String client, String engine) {}

  /**
   * The engine's description of itself.
   *
   * @param cgroupVersion "1" or "2"
   * @param root folder of its images and volumes
   * @param memory bytes
   * @param defaultRuntime the runtime that starts containers, as a rule runc
   * @param containerdStore images live in containerd, so an image ID is a manifest's digest
   */
  public record Info(
      String cgroupVersion,
      String root,
      long memory,
      String defaultRuntime,
      boolean containerdStore) {}

  /**
   * The container of a node.
   *
   * @param role kind's label: control-plane, worker, external-load-balancer
   * @param state docker's word: running, exited, paused, created
   * @param mounts paths in the node that are mounts
   */
  public record Node(String name, String role, String state, List<String> mounts) {
    public Node {
      mounts = List.copyOf(mounts);
    }

    public boolean running() {
      return state.equals("running");
    }

    /** Tells whether it has never run. */
    boolean created() {
      return state.equals("created");
    }
  }

  /**
   * Returns the versions of the CLI and the engine.
   *
   * @throws io.boulderk8s.failure.BoulderK8sException UNAVAILABLE when docker is missing or its
   *     engine does not answer
   */
  public Versions versions() {
    String format = "{{.Client.Version}} {{.Server.Version}}";
    String words = docker.answered(QUICK, "version", "--format", format).stdout().strip();
    return new Versions(words.replaceFirst(" .*", ""), words.replaceFirst(".* ", ""));
  }

  public Info info() {
    String format =
        "{{.CgroupVersion}}\t{{.DockerRootDir}}\t{{.MemTotal}}\t{{.DefaultRuntime}}\t"
            + "{{range .DriverStatus}}{{range .}}{{.}} {{end}}{{end}}";
    List<String> fields = fields(docker.answered(QUICK, "info", "--format", format).stdout());
    return new Info(
        fields.get(0),
        fields.get(1),
        Long.parseLong(fields.get(2)),
        fields.get(3),
        fields.get(4).contains("io.containerd.snapshotter"));
  }

  /**
   * Returns the node containers of a kind cluster, control plane first; empty when there is none.
   */
  public List<Node> nodes(String cluster) {
    String label = "label=io.x-k8s.kind.cluster=" + cluster;
    List<String> names =
        lines(docker.answered(QUICK, "ps", "--all", "--filter", label, "--format", "{{.Names}}"));
    if (names.isEmpty()) {
      return List.of();
    }
    String format =
        "{{.Name}}\t{{index .Config.Labels \"io.x-k8s.kind.role\"}}\t{{.State.Status}}\t"
            + "{{range .Mounts}}{{.Destination}} {{end}}";
    ProcessResult found =
        docker.answered(QUICK, argv(List.of("container", "inspect", "--format", format), names));
    return lines(found).stream()
        .map(DockerTool::node)
        .sorted(Comparator.comparing(Node::role).thenComparing(Node::name))
        .toList();
  }

  /**
   * Returns the start time of each container; "" for one that does not run, and no entry for one
   * that does not exist.
   *
   * @throws io.boulderk8s.failure.BoulderK8sException UNAVAILABLE when the engine does not answer
   */
  public Map<String, String> runningSince(List<String> containers) {
    String format = "{{.Name}}\t{{if .State.Running}}{{.State.StartedAt}}{{end}}";
    ProcessResult found =
        docker.run(QUICK, argv(List.of("container", "inspect", "--format", format), containers));
    if (!found.succeeded() && !found.stderr().contains("No such container")) {
      EngineFailures.raise(found);
    }
    return lines(found).stream()
        .map(DockerTool::fields)
        .collect(
            Collectors.toMap(
                fields -> fields.get(0).replaceFirst("^/", ""), fields -> fields.get(1)));
  }

  public ProcessResult start(String container) {
    return docker.run(QUICK, "start", container);
  }

  /** Returns the command that runs a program in a container. */
  public ProcessResult exec(String container, Duration limit, String... argv) {
    return docker.run(limit, argv(List.of("exec", container), Arrays.asList(argv)));
  }

  /** Returns the ranges of the engine's networks, each as "name&lt;TAB&gt;subnet". */
  public List<String> networkSubnets() {
    List<String> ids = lines(docker.answered(QUICK, "network", "ls", "--quiet"));
    String format = "{{$n := .Name}}{{range .IPAM.Config}}{{$n}}\t{{.Subnet}}\n{{end}}";
    return ids.isEmpty()
        ? List.of()
        : lines(
            docker.answered(QUICK, argv(List.of("network", "inspect", "--format", format), ids)));
  }

  /** Returns the compose plugin's version; empty without the plugin. */
  public Optional<String> composeVersion() {
    ProcessResult result = docker.run(QUICK, "compose", "version", "--short");
    return result.succeeded() ? Optional.of(result.stdout().strip()) : Optional.empty();
  }

  private static Node node(String line) {
    List<String> fields = fields(line);
    String mounts = fields.get(3).strip();
    return new Node(
        fields.get(0).replaceFirst("^/", ""),
        fields.get(1),
        fields.get(2),
        mounts.isEmpty() ? List.of() : List.of(mounts.split(" ")));
  }

  private static String[] argv(List<String> head, List<String> tail) {
    return Stream.concat(head.stream(), tail.stream()).toArray(String[]::new);
  }

  private static List<String> lines(ProcessResult result) {
    return result.stdout().lines().filter(line -> !line.isBlank()).toList();
  }

  /** Splits tab-separated fields; keeps empty ones at the end. */
  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>(List.of(line.stripTrailing().split("\t")));
    fields.addAll(Collections.nCopies(5, ""));
    return fields;
  }
}
