package io.boulderk8s.run;

import io.boulderk8s.testkit.FaultTally;
import io.boulderk8s.testkit.RecordingReporter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs with faults, without a cluster: the real supervisor and the real client, processes of this
 * machine in place of exec through an API server. Each run follows from its seed.
 */
final class HostFaults {
  /** What goes wrong. */
  enum Fault {
    NOTHING("nothing", 1),
    CUT("connection cut at random bytes, up to 12 times", 6),
    CLIENT_KILLED("client gone at a random moment, another one attaches", 3),
    DOUBLE_START("two more supervisors for the same run", 2),
    SUPERVISOR_KILLED("supervisor killed by SIGKILL", 2),
    DISK_FULL("disk of the spool full", 1),
    STOPPED("stopped while it prints", 1);

    private final String words;
    private final int weight;

    Fault(String words, int weight) {
      this.words = words;
      this.weight = weight;
    }
  }

  private static final int MAX_STDOUT = 300_000;
  private static final List<Fault> WEIGHTED =
      Stream.of(Fault.values())
          .flatMap(fault -> Stream.generate(() -> fault).limit(fault.weight))
          .toList();

  private final Path agent;
  private final Path folder;
  private final byte[] noise = new byte[MAX_STDOUT];
  private final Path blob;
  private final Path smallDisk;

  /**
   * @param smallDisk a file system of its own with little room; missing: that fault is left out
   */
  HostFaults(Path agent, Path folder, Path smallDisk) {
    this.agent = agent;
    this.folder = folder;
    this.smallDisk = smallDisk;
    this.blob = folder.resolve("blob");
    new Random(1).nextBytes(noise);
    try {
      Files.createDirectories(folder);
      Files.write(blob, noise);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One run. */
  void run(long seed, FaultTally tally) {
    Random random = scattered(seed);
    Fault wanted = WEIGHTED.get(random.nextInt(WEIGHTED.size()));
    Fault fault = wanted == Fault.DISK_FULL && !Files.isDirectory(smallDisk) ? Fault.CUT : wanted;
    Path dir = (fault == Fault.DISK_FULL ? smallDisk : folder).resolve("run-" + seed);
    try {
      if (fault == Fault.DISK_FULL) {
        // one at a time: it is small
        synchronized (smallDisk) {
          new One(seed, random, fault, dir).run(tally);
        }
        return;
      }
      new One(seed, random, fault, dir).run(tally);
    } finally {
      delete(dir);
      delete(folder.resolve("trace-" + seed));
    }
  }

  /** Neighbouring seeds give java.util.Random nearly the same first numbers. */
  private static Random scattered(long seed) {
    return new Random(seed * 0x9E3779B97F4A7C15L);
  }

  /** One run's state. */
  private final class One {
    private final long seed;
    private final Random random;
    private final Fault fault;
    private final Path dir;
    private final Path trace;
    private final int stdoutBytes;
    private final int stderrBytes;
    private final int code;

    One(long seed, Random random, Fault fault, Path dir) {
      this.seed = seed;
      this.random = random;
      this.fault = fault;
      this.dir = dir;
      this.trace = folder.resolve("trace-" + seed);
      this.stdoutBytes = random.nextInt(MAX_STDOUT);
      this.stderrBytes = random.nextInt(20_000);
      this.code = random.nextInt(3) == 0 ? 0 : random.nextInt(256);
    }

    /** Prints in four parts, so that there is a time between two bytes. */
    private List<String> command() {
      String slow = fault == Fault.NOTHING ? "" : "sleep 0.0" + random.nextInt(5) + ";";
      String end =
          fault == Fault.STOPPED || fault == Fault.SUPERVISOR_KILLED
              ? "sleep 60 & wait $!; exit " + code
              : "exit " + code;
      String script =
          "trap 'exit 99' INT; echo x >>%s; head -c %d %s; %s head -c %d %s >&2; tail -c +%d %s | head -c %d; %s %s"
              .formatted(
                  trace,
                  stdoutBytes / 2,
                  blob,
                  slow,
                  stderrBytes,
                  blob,
                  stdoutBytes / 2 + 1,
                  blob,
                  stdoutBytes - stdoutBytes / 2,
                  slow,
                  end);
      return List.of("sh", "-c", script);
    }

    void run(FaultTally tally) {
      long begun = System.nanoTime();
      LocalAgent calm = new LocalAgent(agent, dir, random, 0);
      Process supervisor = calm.supervise("id-" + seed, command());
      awaitSpool(supervisor);
      int refused = 0;
      if (fault == Fault.DOUBLE_START) {
        refused += ended(calm.supervise("id-" + seed, command())) == 75 ? 0 : 1;
        refused += ended(calm.supervise("other-" + seed, command())) == 75 ? 0 : 1;
      }
      if (fault == Fault.CLIENT_KILLED) {
        abandoned();
      }
      LocalAgent torn = new LocalAgent(agent, dir, random, random.nextInt(13));
      Thread harm = harm(supervisor, calm, torn);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      Supervisor client = new Supervisor(fault == Fault.NOTHING ? calm : torn);
      Ending seen =
          new SpoolReader(client, Thread::sleep, Duration.ofMinutes(5), new RecordingReporter())
              .follow(out, err, () -> gone(supervisor));
      Ending ending = seen.supervisor().isPresent() ? confirmed(seen, client, supervisor) : seen;
      join(harm);
      Verdict verdict = Verdict.of(ending, Optional.empty(), Optional.empty());
      judge(tally, verdict, out.toByteArray(), err.toByteArray(), refused, begun);
      supervisor.destroyForcibly();
    }

    private void awaitSpool(Process supervisor) {
      while (supervisor.isAlive() && !Files.exists(dir.resolve("heartbeat"))) {
        Thread.onSpinWait();
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
                if (fault == Fault.SUPERVISOR_KILLED) {
                  // the container would end with its first process
                  List<ProcessHandle> all = supervisor.descendants().toList();
                  supervisor.destroyForcibly();
                  all.forEach(ProcessHandle::destroyForcibly);
                  torn.die();
                }
                if (fault == Fault.STOPPED) {
                  while (!new Supervisor(calm).stop(Duration.ofSeconds(2))
                      && supervisor.isAlive()) {
                    sleep(5);
                  }
                }
              });
    }

    private Optional<String> gone(Process supervisor) {
      return supervisor.isAlive() ? Optional.empty() : Optional.of("its container ended");
    }

    private Ending confirmed(Ending seen, Supervisor client, Process supervisor) {
      while (!waited(supervisor, 20)) {
        client.release();
      }
      return seen.confirmedBy(supervisor.exitValue());
    }

    private void judge(
        FaultTally tally, Verdict verdict, byte[] out, byte[] err, int refused, long begun) {
      int returned = verdict.toolExitCode();
      boolean unknown = returned == 76;
      boolean whole =
          Arrays.equals(out, Arrays.copyOf(noise, stdoutBytes))
              && Arrays.equals(err, Arrays.copyOf(noise, stderrBytes));
      boolean right =
          switch (fault) {
            case SUPERVISOR_KILLED -> unknown;
            case DISK_FULL -> whole ? returned == code : returned == (code == 0 ? 74 : code);
            // it may have ended before it was told to
            case STOPPED -> returned == 99 || returned == 130 || returned == 137;
            case NOTHING, CUT, CLIENT_KILLED, DOUBLE_START -> returned == code;
          };
      boolean mayLack =
          fault == Fault.SUPERVISOR_KILLED || fault == Fault.STOPPED || fault == Fault.DISK_FULL;
      long lost =
          mayLack
              ? foreign(out) + foreign(err)
              : missing(out, stdoutBytes) + missing(err, stderrBytes);
      tally.add(
          fault.words,
          String.valueOf(seed),
          "exit code %d in place of %d".formatted(returned, code),
          right,
          unknown,
          lost,
          starts() + refused,
          System.nanoTime() - begun);
    }

    /** Bytes that differ from what was printed, are missing, or are too many. */
    private long missing(byte[] got, int printed) {
      return Math.abs(got.length - printed) + foreign(got);
    }

    /** What is there must be the beginning of what was printed. */
    private long foreign(byte[] got) {
      int same = Arrays.mismatch(got, Arrays.copyOf(noise, Math.min(got.length, noise.length)));
      return same < 0 ? 0 : got.length - same;
    }

    private int starts() {
      try {
        return Files.exists(trace)
            ? Files.readString(trace, StandardCharsets.UTF_8).length() / 2
            : 0;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
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

  private static void delete(Path path) {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> all = Files.walk(path)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(one);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
