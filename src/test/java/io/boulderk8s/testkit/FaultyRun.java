package io.boulderk8s.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;

/**
 * A checkout whose test.sh prints bytes that are known, leaves a mark for each start, and goes on
 * when it is told to: what a fault did to a run can be counted.
 */
public record FaultyRun(MiniCheckout checkout, byte[] noise, int code) {
  /** Prints `ready`, waits for {@link #go}, prints so many random bytes, and fails or not. */
  public static FaultyRun printing(String name, int round, int bytes) {
    byte[] noise = new byte[bytes];
    new Random(round).nextBytes(noise);
    int code = round % 2 == 0 ? 3 : 0;
    MiniCheckout checkout =
        MiniCheckout.of(
            "fault-" + name + "-" + round,
            """
            echo start >>starts
            echo ready
            until [ -e go ]; do sleep 0.05; done
            cat noise
            exit %d
            """
                .formatted(code));
    write(checkout.root().resolve("noise"), noise);
    return new FaultyRun(checkout, noise, code);
  }

  /** Another script; `echo start >>starts` is for it to say. */
  public static FaultyRun of(
      String name, int round, String script, String runnerKeys, String rest) {
    return new FaultyRun(
        MiniCheckout.of("fault-" + name + "-" + round, script, runnerKeys, rest), new byte[0], 0);
  }

  public String path() {
    return checkout.path();
  }

  public String namespace() {
    return checkout.namespace();
  }

  public RunningProcess start(Cli cli) {
    return cli.start("test", "--boulder", path());
  }

  /** Returns when the tests have printed `ready`. */
  public RunningProcess startUntilReady(Cli cli, Duration limit) {
    RunningProcess process = start(cli);
    process.awaitStdout("ready\n", limit);
    return process;
  }

  /** By a context of a kubeconfig, which leads through the proxy. */
  public RunningProcess startThrough(Cli cli, ClusterView cluster, CuttingProxy proxy) {
    return startAt(cli, cluster, proxy.port());
  }

  /** By a context of a kubeconfig, where images are left to the cluster. */
  public RunningProcess startAt(Cli cli, ClusterView cluster, int port) {
    Path kubeconfig = checkout.root().resolveSibling(checkout.name() + ".kubeconfig");
    write(kubeconfig, cluster.kubeconfig(port).getBytes(StandardCharsets.UTF_8));
    return cli.startWith(
        Map.of("KUBECONFIG", kubeconfig.toString()),
        "test",
        "--boulder",
        path(),
        "--context",
        cluster.context(),
        "--nodes-see-host-at",
        "/host");
  }

  public void go() {
    checkout.write("go", "");
  }

  /** The tests' own exit code, and each byte once. */
  public void expectWhole(FaultTally tally, String fault, CliResult result) {
    byte[] wanted = printed();
    int same = Arrays.mismatch(wanted, result.stdoutBytes());
    long lost = same < 0 ? 0 : Math.max(wanted.length, result.stdoutBytes().length) - same;
    tally.add(
        fault,
        checkout.name(),
        "exit code " + result.exitCode(),
        result.exitCode() == code,
        result.exitCode() == 76,
        lost,
        starts());
    assertThat(result.exitCode()).as(result::toString).isEqualTo(code);
    assertThat(lost).as(result::toString).isZero();
    assertThat(starts()).isEqualTo(1);
  }

  /** This exit code; what was printed is cut short by the fault itself. */
  public void expectCode(FaultTally tally, String fault, CliResult result, int expected) {
    expect(tally, fault, result, expected, 0);
  }

  /** The same; what was printed is a beginning of what the command printed. */
  public void expectBeginning(FaultTally tally, String fault, CliResult result, int expected) {
    byte[] wanted = printed();
    byte[] got = result.stdoutBytes();
    int same = Arrays.mismatch(got, Arrays.copyOf(wanted, Math.min(got.length, wanted.length)));
    expect(tally, fault, result, expected, same < 0 ? 0 : got.length - same);
  }

  private void expect(FaultTally tally, String fault, CliResult result, int expected, long lost) {
    tally.add(
        fault,
        checkout.name(),
        "exit code " + result.exitCode(),
        result.exitCode() == expected,
        result.exitCode() == 76,
        lost,
        starts());
    assertThat(result.exitCode()).as(result::toString).isEqualTo(expected);
    assertThat(lost).as(result::toString).isZero();
    assertThat(starts()).isLessThanOrEqualTo(1);
  }

  private byte[] printed() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    printed.writeBytes("ready\n".getBytes(StandardCharsets.UTF_8));
    printed.writeBytes(noise);
    return printed.toByteArray();
  }

  private int starts() {
    try {
      Path starts = checkout.root().resolve("starts");
      return Files.exists(starts) ? Files.readAllLines(starts).size() : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, byte[] bytes) {
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
