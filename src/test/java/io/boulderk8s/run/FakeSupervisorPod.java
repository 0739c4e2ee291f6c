package io.boulderk8s.run;

import io.boulderk8s.kube.PodExec;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;

/**
 * A pod whose command has written all its output and ended, behind a connection that breaks: each
 * tail sends some bytes and stops. Spool and status are what images/agent makes of them. Here, not
 * in testkit, since exec is the run package's own business.
 */
final class FakeSupervisorPod implements PodExec {
  private final byte[] stdout;
  private final byte[] stderr;
  private final int code;
  private final Random random;
  private final List<List<String>> commands = new ArrayList<>();
  private int cuts;
  private int unansweredStatuses;
  private int torn;
  private int runningStatuses;
  private boolean gone;
  private boolean readable = true;
  private byte[] remark = {};
  private int protocol = 1;
  private long endedAgo;

  FakeSupervisorPod(byte[] stdout, byte[] stderr, int code, long seed) {
    this.stdout = stdout.clone();
    this.stderr = stderr.clone();
    this.code = code;
    this.random = new Random(seed);
  }

  /** The first tails end somewhere. */
  FakeSupervisorPod cuts(int times) {
    cuts = times;
    return this;
  }

  /** The first questions for the status are not answered. */
  FakeSupervisorPod unanswered(int times) {
    unansweredStatuses = times;
    return this;
  }

  /** The first answers lose their end, with exit code 0. */
  FakeSupervisorPod torn(int times) {
    torn = times;
    return this;
  }

  /** The command still runs at the first questions. */
  FakeSupervisorPod runningFor(int questions) {
    runningStatuses = questions;
    return this;
  }

  /** What comes on stderr before the run's own bytes, as from a tail that has something to say. */
  FakeSupervisorPod saying(String remark) {
    this.remark = remark.getBytes(StandardCharsets.UTF_8);
    return this;
  }

  /** It is an agent of another version. */
  FakeSupervisorPod speaking(int version) {
    protocol = version;
    return this;
  }

  /** The command ended so long ago. */
  FakeSupervisorPod endedAgo(long millis) {
    endedAgo = millis;
    return this;
  }

  /** Nothing of its output can be read any more. */
  FakeSupervisorPod unreadable() {
    readable = false;
    return this;
  }

  FakeSupervisorPod gone() {
    gone = true;
    return this;
  }

  boolean isGone() {
    return gone;
  }

  List<List<String>> commands() {
    return List.copyOf(commands);
  }

  long count(String verb) {
    return commands.stream().filter(command -> command.get(1).equals(verb)).count();
  }

  @Override
  public OptionalInt exec(
      List<String> command, OutputStream out, OutputStream err, Duration limit) {
    commands.add(List.copyOf(command));
    if (gone) {
      return OptionalInt.empty();
    }
    try {
      return switch (command.get(1)) {
        case "status" -> status(out);
        case "tail" -> tail(command, out, err);
        case "times" -> times(out);
        default -> OptionalInt.of(0);
      };
    } catch (IOException e) {
      return OptionalInt.empty();
    }
  }

  private OptionalInt status(OutputStream out) throws IOException {
    if (unansweredStatuses-- > 0) {
      return OptionalInt.empty();
    }
    boolean running = runningStatuses-- > 0;
    String end = "\"state\":\"exited\",\"code\":%d,\"endedAgoMs\":%d".formatted(code, endedAgo);
    String whole =
        "{\"protocol\":%d,%s,\"stdout\":%d,\"stderr\":%d,\"lost\":false}\n"
            .formatted(
                protocol, running ? "\"state\":\"running\"" : end, stdout.length, stderr.length);
    String sent = torn-- > 0 ? whole.substring(0, 1 + random.nextInt(whole.length() - 3)) : whole;
    out.write(sent.getBytes(StandardCharsets.UTF_8));
    return OptionalInt.of(0);
  }

  private OptionalInt times(OutputStream out) throws IOException {
    out.write("0 %d %d\n".formatted(stdout.length, stderr.length).getBytes(StandardCharsets.UTF_8));
    return OptionalInt.of(0);
  }

  private OptionalInt tail(List<String> command, OutputStream out, OutputStream err)
      throws IOException {
    if (!readable) {
      return OptionalInt.of(66);
    }
    err.write(remark);
    int fromOut = offset(command, "--stdout");
    int fromErr = offset(command, "--stderr");
    boolean cut = cuts-- > 0;
    int toOut = cut ? fromOut + random.nextInt(stdout.length - fromOut + 1) : stdout.length;
    int toErr = cut ? fromErr + random.nextInt(stderr.length - fromErr + 1) : stderr.length;
    out.write(Arrays.copyOfRange(stdout, fromOut, toOut));
    err.write(Arrays.copyOfRange(stderr, fromErr, toErr));
    // a broken stream may well end with code 0
    return cut && random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(0);
  }

  private static int offset(List<String> command, String option) {
    return Integer.parseInt(command.get(command.indexOf(option) + 1));
  }
}
