package io.boulderk8s.cluster;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.process.Command;
import io.boulderk8s.process.ProcessResult;
import io.boulderk8s.process.ProcessRunner;
import io.boulderk8s.process.ProgramNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs the kind CLI: one method a command, with its arguments and limit. */
public final class KindTool {
  /** The oldest kind with the patches, node contract and config that we rely on. */
  public static final ToolVersion LEAST = new ToolVersion(0, 33, 0);

  private static final Pattern VERSION = Pattern.compile("kind v(\\S+)");
  private static final Duration QUICK = Duration.ofSeconds(60);

  /** The phase sets the limit: kind may have to pull the node's image. */
  private static final Duration CREATE = Duration.ofDays(1);

  private static final Duration DELETE = Duration.ofMinutes(3);

  private final ProcessRunner runner;
  private final String program;

  /**
   * @param program name on the PATH or path of the kind CLI
   */
  public KindTool(ProcessRunner runner, String program) {
    this.runner = runner;
    this.program = program;
  }

  /**
   * Returns the kind that scripts/setup-host.sh built into the cache folder, else the one on the
   * PATH.
   */
  public static KindTool in(Path cache, ProcessRunner runner) {
    Path built = cache.resolve("bin").resolve("kind");
    return Files.isExecutable(built) ? new KindTool(runner, built.toString()) : onPath(runner);
  }

  public static KindTool onPath(ProcessRunner runner) {
    return new KindTool(runner, "kind");
  }

  /**
   * Returns its version.
   *
   * @throws BoulderK8sException UNAVAILABLE when it is missing
   */
  public ToolVersion version() {
    ProcessResult result = run(QUICK, _ -> {}, "version").orThrow();
    Matcher matcher = VERSION.matcher(result.stdout());
    return ToolVersion.parse(matcher.find() ? matcher.group(1) : result.stdout());
  }

  /** Creates a cluster and waits for its control plane; on failure keeps what it made. */
  public ProcessResult create(
      String cluster, String image, Path config, Path kubeconfig, Consumer<String> steps) {
    return run(
        CREATE,
        new KindSteps(steps),
        "create",
        "cluster",
        "--name",
        cluster,
        "--image",
        image,
        "--config",
        config.toString(),
        "--kubeconfig",
        kubeconfig.toString(),
        "--wait",
        "180s",
        "--retain");
  }

  /**
   * Tells whether kind, or the engine, reports that another process was faster: then the nodes
   * belong to that process.
   */
  static boolean nodesOfAnother(String words) {
    return words.contains("already exist for a cluster with the name")
        || words.contains("is already in use by container");
  }

  /** Returns the kubeconfig that reaches the cluster from this machine. */
  public String kubeconfig(String cluster) {
    return run(QUICK, _ -> {}, "get", "kubeconfig", "--name", cluster).orThrow().stdout();
  }

  /** Deletes node containers; touches only the given kubeconfig. */
  public ProcessResult delete(String cluster, Path kubeconfig) {
    return run(
        DELETE,
        _ -> {},
        "delete",
        "cluster",
        "--name",
        cluster,
        "--kubeconfig",
        kubeconfig.toString());
  }

  /** Writes everything that kind can collect about the nodes. */
  public ProcessResult exportLogs(String cluster, Path folder) {
    return run(DELETE, _ -> {}, "export", "logs", "--name", cluster, folder.toString());
  }

  private ProcessResult run(Duration limit, Consumer<String> lines, String... arguments) {
    List<String> argv = new ArrayList<>(List.of(program));
    argv.addAll(List.of(arguments));
    try {
      return runner.run(Command.of(argv.toArray(String[]::new)), limit, lines);
    } catch (ProgramNotFoundException _) {
      throw BoulderK8sException.of(
          FailureKind.UNAVAILABLE,
          program,
          "the kind CLI is missing",
          "run scripts/setup-host.sh, or install kind " + LEAST + " or newer");
    }
  }
}
