package io.boulderk8s.run;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.kube.PodExec;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Talks to the supervisor in the runner pod by exec. */
final class Supervisor {
  private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
  private static final Duration QUICK = Duration.ofSeconds(15);
  private static final Duration LONG = Duration.ofHours(3);
  private static final String AGENT = "/.boulder-k8s/agent";
  private static final String DIRECTORY = "/.boulder-k8s/run";

  /** The exit code of `agent signal` and `agent stop` when the command has ended. */
  private static final int TOO_LATE = 3;

  /** The outcome of a request. */
  enum Answer {
    DONE,
    /** The command has ended; processes that it left may still be ending. */
    TOO_LATE,
    /** It may not have arrived. */
    NONE
  }

  private final PodExec exec;

  Supervisor(PodExec exec) {
    this.exec = exec;
  }

  /**
   * Returns an empty result when it could not be asked, or when its answer was incomplete: a broken
   * exec may lose output and still report exit code 0.
   *
   * @throws BoulderK8sException UNAVAILABLE when it is an agent of another version
   */
  Optional<RunStatus> status() {
    PodExec.Answer answer = exec.ask(command("status"), QUICK);
    String line = answer.stdout().strip();
    if (!answer.isGood() || line.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(RunStatus.parse(line));
    } catch (IllegalArgumentException e) {
      LOG.warn("asked again: {}", e.getMessage());
      return Optional.empty();
    }
  }

  /** Follows the output from these offsets until the run ends or the connection breaks. */
  void tail(long stdoutFrom, long stderrFrom, CountedStream stdout, CountedStream stderr) {
    List<String> command = command("tail");
    command.addAll(
        List.of("--stdout", String.valueOf(stdoutFrom), "--stderr", String.valueOf(stderrFrom)));
    exec.exec(command, stdout, stderr, LONG);
  }

  /** Sends a signal to the command's process group. */
  Answer signal(String name) {
    List<String> command = command("signal");
    command.add(name);
    return answer(command);
  }

  /** Makes it stop the command, by SIGINT, SIGTERM and SIGKILL; it continues by itself. */
  Answer stop(Duration grace) {
    List<String> command = command("stop");
    command.addAll(List.of("--grace", grace.toMillis() + "ms"));
    return answer(command);
  }

  /** Returns the length of the output over time: one line `TIME STDOUT STDERR` each. */
  boolean times(OutputStream to) {
    return exec.exec(command("times"), to, OutputStream.nullOutputStream(), QUICK).orElse(1) == 0;
  }

  /** Lets the supervisor end with the command's exit code, after everything was read. */
  boolean release() {
    return answer(command("release")) == Answer.DONE;
  }

  private Answer answer(List<String> command) {
    OutputStream nowhere = OutputStream.nullOutputStream();
    return switch (exec.exec(command, nowhere, nowhere, QUICK).orElse(1)) {
      case 0 -> Answer.DONE;
      case TOO_LATE -> Answer.TOO_LATE;
      default -> Answer.NONE;
    };
  }

  private static List<String> command(String verb) {
    return new ArrayList<>(List.of(AGENT, verb, "--dir", DIRECTORY));
  }
}
