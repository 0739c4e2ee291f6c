package io.boulderk8s.cluster;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.boulderk8s.json.Json;
import io.boulderk8s.process.ProcessResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks docker about snapshots: one method a step, with its arguments. */
public final class SnapshotTool {
  static final String KEY = "boulder-k8s.snapshot";
  private static final String VERSION = "boulder-k8s.snapshot.version";
  private static final String HOST = "boulder-k8s.snapshot.host";
  private static final Duration QUICK = Duration.ofSeconds(60);
  private static final Duration LONG = Duration.ofMinutes(15);
  private static final String FOLDER = "/kind/snapshot";

  private final DockerCli docker;

  public SnapshotTool(DockerCli docker) {
    this.docker = docker;
  }

  /** Returns the snapshots in the engine. */
  public List<NodeSnapshot> all() {
    List<String> references =
        docker
            .answered(
                QUICK,
                "image",
                "ls",
                "--filter",
                "label=" + KEY,
                "--format",
                "{{.Repository}}:{{.Tag}}")
            .stdout()
            .lines()
            .filter(line -> line.startsWith(NodeSnapshot.REPOSITORY + ":"))
            .toList();
    return references.stream().flatMap(reference -> described(reference).stream()).toList();
  }

  private Optional<NodeSnapshot> described(String reference) {
    String format =
        "{{index .Config.Labels \"%s\"}}\t{{index .Config.Labels \"%s\"}}\t{{index .Config.Labels \"%s\"}}\t{{.Created}}\t{{.Size}}"
            .formatted(KEY, VERSION, HOST);
    ProcessResult found = docker.run(QUICK, "image", "inspect", "--format", format, reference);
    String[] field = found.stdout().strip().split("\t", -1);
    return found.succeeded() && field.length == 5
        ? Optional.of(
            new NodeSnapshot(
                reference, field[0], field[1], field[2], field[3], Long.parseLong(field[4])))
        : Optional.empty();
  }

  public ProcessResult remove(NodeSnapshot snapshot) {
    return docker.run(LONG, "image", "rm", snapshot.reference());
  }

  /** Returns the bytes of these images; layers that they share count for each. */
  public long size(List<String> references) {
    List<String> words = new ArrayList<>(List.of("image", "inspect", "--format", "{{.Size}}"));
    words.addAll(references);
    return docker
        .answered(QUICK, words.toArray(String[]::new))
        .stdout()
        .lines()
        .mapToLong(Long::parseLong)
        .sum();
  }

  /** Returns the command of a node's image; the restore runs before it. */
  List<String> entrypoint(String container) {
    return docker
        .answered(
            QUICK,
            "container",
            "inspect",
            "--format",
            "{{range .Config.Entrypoint}}{{println .}}{{end}}{{range .Config.Cmd}}{{println .}}{{end}}",
            container)
        .stdout()
        .lines()
        .filter(word -> !word.isBlank())
        .toList();
  }

  /** Returns the layers of images that are in the node image itself. */
  List<String> layers(String nodeImage) {
    String folder = "/var/lib/containerd/io.containerd.snapshotter.v1.overlayfs/snapshots";
    ProcessResult listed =
        docker.run(QUICK, "run", "--rm", "--network=none", "--entrypoint", "ls", nodeImage, folder);
    return listed.succeeded() ? listed.stdout().lines().toList() : List.of();
  }

  void put(Path scripts, String container) {
    docker.answered(QUICK, "exec", container, "mkdir", "-p", FOLDER);
    for (String script : List.of("thaw", "freeze")) {
      docker.answered(
          QUICK, "cp", scripts.resolve(script).toString(), container + ":" + FOLDER + "/" + script);
    }
  }

  /** Stops the cluster in the node and saves the content of its volume in a file. */
  ProcessResult freeze(String container, List<String> known) {
    String list = FOLDER + "/layers";
    docker.answered(
        QUICK,
        "exec",
        container,
        "sh",
        "-c",
        "printf '%s\\n' \"$@\" >" + list,
        "layers",
        String.join("\n", known));
    return docker.run(LONG, "exec", container, FOLDER + "/freeze", list);
  }

  ProcessResult commit(String container, NodeSnapshot as, List<String> entrypoint) {
    ArrayNode words = Json.MAPPER.createArrayNode().add(FOLDER + "/thaw");
    entrypoint.forEach(words::add);
    return docker.run(
        LONG,
        "commit",
        "--change",
        "ENTRYPOINT " + words,
        "--change",
        "CMD []",
        "--change",
        "LABEL %s=\"%s\" %s=\"%s\" %s=\"%s\""
            .formatted(KEY, as.key(), VERSION, as.version(), HOST, as.host()),
        container,
        as.reference());
  }

  /** Starts a node as kind (0.33) does, so that kind finds it, but from a snapshot. */
  ProcessResult start(String cluster, NodeSnapshot snapshot, KindConfig config) {
    List<String> words = new ArrayList<>(List.of("run", "--detach", "--tty"));
    words.addAll(List.of("--name", cluster + "-control-plane", "--hostname", snapshot.host()));
    words.addAll(List.of("--label", "io.x-k8s.kind.cluster=" + cluster));
    words.addAll(List.of("--label", "io.x-k8s.kind.role=control-plane"));
    words.addAll(List.of("--net", "kind", "--restart=on-failure:1", "--init=false"));
    words.addAll(List.of("--privileged", "--cgroupns=private"));
    words.addAll(
        List.of("--security-opt", "seccomp=unconfined", "--security-opt", "apparmor=unconfined"));
    words.addAll(List.of("--tmpfs", "/tmp", "--tmpfs", "/run", "--volume", "/var"));
    words.addAll(List.of("--volume", "/lib/modules:/lib/modules:ro"));
    config
        .hostMounts()
        .forEach(
            mount ->
                words.addAll(List.of("--volume", mount.hostPath() + ":" + mount.containerPath())));
    words.addAll(List.of("--env", "KUBECONFIG=/etc/kubernetes/admin.conf"));
    words.addAll(List.of("--publish", "127.0.0.1::6443/tcp", snapshot.reference()));
    return docker.run(LONG, words.toArray(String[]::new));
  }

  /** Makes kind's own network of the engine, which exists since its first cluster. */
  boolean kindNetwork() {
    return docker.run(QUICK, "network", "inspect", "kind").succeeded();
  }
}
