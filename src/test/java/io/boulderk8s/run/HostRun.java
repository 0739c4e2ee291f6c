package io.boulderk8s.run;

import io.boulderk8s.concurrent.Pause;
import io.boulderk8s.testkit.FaultTally;
import io.boulderk8s.testkit.RecordingReporter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** One run on this host, with its fault. */
final class HostRun {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration SILENCE = Duration.ofSeconds(12);

  private final long seed;
  private final Random random;
  private final HostFault fault;
  private final Path agent;
  private final Path dir;
  private final Path trace;
  private final HostNoise noise;
  private final int stdoutBytes;
  private final int stderrBytes;
  private final int code;

  /**
   * @param dir for the spool
   * @param trace a file with a line for each start
   */
  HostRun(
      long seed,
      Random random,
      HostFault fault,
      Path agent,
      Path dir,
      Path trace,
      HostNoise noise) {
    this.seed = seed;
    this.random = random;
    this.fault = fault;
    this.agent = agent;
    this.dir = dir;
    this.trace = trace;
    this.noise = noise;
    this.stdoutBytes = random.nextInt(HostNoise.MAX);
    this.stderrBytes = random.nextInt(20_000);
    this.code = random.nextInt(3) == 0 ? 0 : random.nextInt(256);
  }

  /** Prints in four parts, so that there is a time between two bytes. */
  private List<String> command() {
    String slow = fault == HostFault.NOTHING ? "" : "sleep 0.0" + random.nextInt(5) + ";";
    String end =
        switch (fault) {
          case STOPPED, SUPERVISOR_KILLED -> "sleep 60 & wait $!; exit " + code;
          case SUPERVISOR_PAUSED -> "sleep 1; exit " + code;
          default -> "exit " + code;
        };
    String script =
        "trap 'exit 99' INT; echo x >>%s; head -c %d %s; %s head -c %d %s >&2; tail -c +%d %s | head -c %d; %s %s"
            .formatted(
                trace,
                stdoutBytes / 2,
                noise.file(),
                slow,
                stderrBytes,
                noise.file(),
                stdoutBytes / 2 + 1,
                noise.file(),
                stdoutBytes - stdoutBytes / 2,
                slow,
                end);
    return List.of("sh", "-c", script);
  }

  void run(FaultTally tally) {
    LocalAgent calm = new LocalAgent(agent, dir, random, 0);
    Process supervisor = calm.supervise("id-" + seed, command());
    try {
      if (fault == HostFault.DOUBLE_START || random.nextBoolean()) {
        awaitSpool(supervisor);
      }
      int refused = 0;
      if (fault == HostFault.DOUBLE_START) {
        refused += ended(calm.supervise("id-" + seed, command())) == 75 ? 0 : 1;
        refused += ended(calm.supervise("other-" + seed, command())) == 75 ? 0 : 1;
      }
      if (fault == HostFault.CLIENT_KILLED) {
        abandoned();
      }
      LocalAgent torn = new LocalAgent(agent, dir, random, random.nextInt(13));
      Thread harm = harm(supervisor, calm, torn);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      UserStream user = new UserStream(reader(out));
      Supervisor client = new Supervisor(fault == HostFault.NOTHING ? calm : torn);
      RunEnd seen =
          new SpoolReader(client, Pause.real(), PATIENCE, new RecordingReporter())
              .follow(user, err, () -> gone(supervisor));
      RunEnd ending = seen.supervisor().isPresent() ? confirmed(seen, client, supervisor) : seen;
      join(harm);
      RunVerdict verdict = RunVerdict.of(ending, Optional.empty(), user.unwritten("stdout"));
      judge(tally, verdict, out.toByteArray(), err.toByteArray(), refused);
    } finally {
      supervisor.destroyForcibly();
    }
  }

  /** What the user reads with; it may break. */
  private OutputStream reader(ByteArrayOutputStream out) {
    return fault == HostFault.READER_FULL
        ? new BrokenPipe(out, random.nextInt(HostNoise.MAX))
        : out;
  }

  private void awaitSpool(Process supervisor) {
    while (supervisor.isAlive() && !Files.exists(dir.resolve("heartbeat"))) {
      sleep(2);
    }
  }

  /** A client that reads for a while and is gone. */
  private void abandoned() {
    LocalAgent agents = new LocalAgent(agent, dir, new Random(seed), 3);
    ByteArrayOutputStream nowhere = new ByteArrayOutputStream();
    Thread first =
        Thread.ofPlatform()
            .start(
                () ->
                    agents.exec(
                        List.of("agent", "tail", "--dir", "", "--stdout", "0", "--stderr", "0"),
                        nowhere,
                        nowhere,
                        Duration.ofMinutes(1)));
    sleep(random.nextInt(40));
    first.interrupt();
  }

  private Thread harm(Process supervisor, LocalAgent calm, LocalAgent torn) {
    int after = random.nextInt(80);
    return Thread.ofVirtual()
        .start(
            () -> {
              sleep(after);
              switch (fault) {
                case SUPERVISOR_KILLED -> killContainer(supervisor, torn);
                case SUPERVISOR_PAUSED -> pause(supervisor);
                case STOPPED -> {
                  while (new Supervisor(calm).stop(Duration.ofSeconds(2)) == Supervisor.Answer.NONE
                      && supervisor.isAlive()) {
                    sleep(5);
                  }
                }
                default -> {
                  // it is in the connection, the disk or the reader
                }
              }
            });
  }

  /** The container would end with its first process. */
  private static void killContainer(Process supervisor, LocalAgent torn) {
    List<ProcessHandle> all = supervisor.descendants().toList();
    supervisor.destroyForcibly();
    all.forEach(ProcessHandle::destroyForcibly);
    torn.die();
  }

  private static void pause(Process supervisor) {
    signal("STOP", supervisor);
    sleep(SILENCE.toMillis());
    signal("CONT", supervisor);
  }

  private static void signal(String name, Process process) {
    try {
      ended(new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<String> gone(Process supervisor) {
    return supervisor.isAlive() ? Optional.empty() : Optional.of("its container ended");
  }

  private static RunEnd confirmed(RunEnd seen, Supervisor client, Process supervisor) {
    while (!waited(supervisor, 20)) {
      client.release();
    }
    return seen.confirmedBy(supervisor.exitValue());
  }

  private void judge(FaultTally tally, RunVerdict verdict, byte[] out, byte[] err, int refused) {
    int returned = verdict.toolExitCode();
    boolean whole = noise.isBeginning(out, stdoutBytes) && noise.isBeginning(err, stderrBytes);
    long lost =
        fault.mayLack()
            ? noise.foreign(out) + noise.foreign(err)
            : noise.missing(out, stdoutBytes) + noise.missing(err, stderrBytes);
    tally.add(
        fault.words(),
        String.valueOf(seed),
        "exit code %d in place of %d, %d of %d bytes of stdout, %d of %d of stderr"
            .formatted(returned, code, out.length, stdoutBytes, err.length, stderrBytes),
        fault.isRight(returned, code, whole),
        verdict.failure().isPresent() && returned == 76,
        lost,
        starts() + refused);
  }

  private int starts() {
    try {
      return Files.exists(trace) ? Files.readString(trace, StandardCharsets.UTF_8).length() / 2 : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int ended(Process process) {
    while (!waited(process, 1000)) {
      Thread.onSpinWait();
    }
    return process.exitValue();
  }

  private static boolean waited(Process process, long millis) {
    try {
      return process.waitFor(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
