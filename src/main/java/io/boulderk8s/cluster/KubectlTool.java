package io.boulderk8s.cluster;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.process.Command;
import io.boulderk8s.process.ProcessResult;
import io.boulderk8s.process.ProcessRunner;
import io.boulderk8s.process.ProgramNotFoundException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Runs kubectl, which alone knows how a user's kubeconfig files are merged. */
public final class KubectlTool {
  private static final Duration QUICK = Duration.ofSeconds(60);
  private static final Duration DUMP = Duration.ofMinutes(3);

  private final ProcessRunner runner;
  private final Map<String, String> environment;

  /**
   * @param kubeconfig the user's KUBECONFIG, or empty for kubectl's default
   */
  public KubectlTool(ProcessRunner runner, String kubeconfig) {
    this.runner = runner;
    this.environment = kubeconfig.isEmpty() ? Map.of() : Map.of("KUBECONFIG", kubeconfig);
  }

  /** Returns a kubeconfig of this context alone, with keys and certificates in it. */
  public ProcessResult view(String context) {
    return run(QUICK, "config", "view", "--raw", "--flatten", "--minify", "--context", context);
  }

  public ProcessResult ready(String context) {
    return run(QUICK, "--context", context, "--request-timeout=20s", "get", "--raw=/readyz");
  }

  /** Asks for the server's version, which it tells also when it is not ready. */
  public ProcessResult reached(String context) {
    return run(QUICK, "--context", context, "--request-timeout=20s", "get", "--raw=/version");
  }

  public ProcessResult dump(String context, Path folder) {
    return run(
        DUMP,
        "--context",
        context,
        "cluster-info",
        "dump",
        "--output-directory",
        folder.toString());
  }

  private ProcessResult run(Duration limit, String... arguments) {
    String[] argv = new String[arguments.length + 1];
    argv[0] = "kubectl";
    System.arraycopy(arguments, 0, argv, 1, arguments.length);
    try {
      return runner.run(Command.of(argv).with(environment), limit);
    } catch (ProgramNotFoundException e) {
      throw BoulderK8sException.of(
          FailureKind.UNAVAILABLE,
          e.program(),
          "kubectl is missing; it is needed to read an existing kubeconfig",
          "install it, or leave out --context to use kind");
    }
  }
}
