package io.boulderk8s.run;

import io.boulderk8s.kube.PodExec;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The real agent on this machine in place of one in a pod: `exec` starts it as a process. The first
 * connections break after some bytes, as an API server's do.
 */
final class LocalAgent implements PodExec {
  private static final int CHUNK = 8192;

  private final Path agent;
  private final Path dir;
  private final Random random;
  private final Set<Process> execs = ConcurrentHashMap.newKeySet();
  private int cuts;
  private volatile boolean dead;

  /**
   * @param agent the program, made of images/agent
   * @param dir folder of the run
   * @param cuts how many connections break
   */
  LocalAgent(Path agent, Path dir, Random random, int cuts) {
    this.agent = agent;
    this.dir = dir;
    this.random = random;
    this.cuts = cuts;
  }

  /** Starts the supervisor with a command, as a container would. */
  Process supervise(String id, List<String> command) {
    List<String> argv =
        new ArrayList<>(
            List.of(agent.toString(), "run", "--dir", dir.toString(), "--id", id, "--"));
    argv.addAll(command);
    return start(argv, true);
  }

  @Override
  public OptionalInt exec(
      List<String> command, OutputStream stdout, OutputStream stderr, Duration limit) {
    List<String> argv = new ArrayList<>(command);
    argv.set(0, agent.toString());
    argv.set(argv.indexOf("--dir") + 1, dir.toString());
    if (dead) {
      return OptionalInt.empty();
    }
    Process process = start(argv, false);
    execs.add(process);
    try {
      Thread errors =
          Thread.ofVirtual().start(() -> copy(process, process.getErrorStream(), stderr));
      copy(process, process.getInputStream(), stdout);
      errors.join();
      boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
      int code = ended ? process.exitValue() : -1;
      // a broken stream may well report success
      return dead || code < 0 || code == 137
          ? (random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(0))
          : OptionalInt.of(code);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalInt.empty();
    } finally {
      process.destroyForcibly();
      execs.remove(process);
    }
  }

  /** A container ends with its first process, and with it all that was exec'ed there. */
  void die() {
    dead = true;
    execs.forEach(Process::destroyForcibly);
  }

  private void copy(Process process, InputStream from, OutputStream to) {
    try {
      long left = cutAfter();
      byte[] chunk = new byte[CHUNK];
      while (true) {
        int read = from.read(chunk, 0, (int) Math.min(CHUNK, Math.max(1, left)));
        if (read < 0) {
          return;
        }
        to.write(chunk, 0, read);
        left -= read;
        if (left <= 0) {
          process.destroyForcibly();
          return;
        }
      }
    } catch (IOException e) {
      process.destroyForcibly();
    }
  }

  /** Few bytes as often as many. */
  private synchronized long cutAfter() {
    return cuts-- > 0 ? 1L << random.nextInt(18) : Long.MAX_VALUE;
  }

  private static Process start(List<String> argv, boolean quiet) {
    try {
      ProcessBuilder builder = new ProcessBuilder(argv);
      if (quiet) {
        builder
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
      }
      Process process = builder.start();
      process.getOutputStream().close();
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static long size(Path file) {
    try {
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
