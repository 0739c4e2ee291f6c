package io.boulderk8s.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The Docker engine of this machine, as its administrator has it. */
public final class ContainerEngine {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private ContainerEngine() {}

  /** Stops it and starts it again, however it was started. Its containers end with it. */
  public static void restart() {
    if (command("systemctl", "is-active", "docker").exitCode() == 0) {
      assertThat(command("systemctl", "restart", "docker").exitCode()).isZero();
      return;
    }
    long pid = Long.parseLong(command("pidof", "dockerd").stdout().strip());
    List<String> argv = argv(pid);
    ProcessHandle engine = ProcessHandle.of(pid).orElseThrow();
    engine.destroy();
    engine.onExit().orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
    start(argv);
    String awaited =
        "for _ in $(seq 600); do docker version >/dev/null 2>&1 && exit; sleep 0.1; done";
    assertThat(command("sh", "-c", awaited + "; exit 1").exitCode()).isZero();
  }

  private static List<String> argv(long pid) {
    try {
      return List.of(Files.readString(Path.of("/proc/" + pid + "/cmdline")).split("\0"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In a session of its own: it outlives the tests. */
  private static void start(List<String> argv) {
    try {
      List<String> all = new java.util.ArrayList<>(List.of("setsid", "--fork"));
      all.addAll(argv);
      Path log = Files.createDirectories(Path.of("target/scenarios")).resolve("engine.log");
      new ProcessBuilder(all)
          .redirectInput(Path.of("/dev/null").toFile())
          .redirectErrorStream(true)
          .redirectOutput(log.toFile())
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static CliResult command(String... argv) {
    return ScenarioExtension.command(List.of(argv), LIMIT);
  }
}
