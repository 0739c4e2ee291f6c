package io.boulderk8s.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The packaged command line as a user has it: a process, with what it printed and how it ended in a
 * folder of its own.
 */
public final class Cli {
  private static final Path HOME = Path.of("").toAbsolutePath();

  private final Path folder;
  private final String cluster;
  private int runs;

  Cli(Path folder, String cluster) {
    this.folder = folder;
    this.cluster = cluster;
  }

  /** Runs to the end. */
  public CliResult run(Duration limit, String... arguments) {
    return start(Map.of(), arguments).end(limit);
  }

  /** With further variables in the environment. */
  public CliResult runWith(Map<String, String> environment, Duration limit, String... arguments) {
    return start(environment, arguments).end(limit);
  }

  public RunningProcess start(String... arguments) {
    return start(Map.of(), arguments);
  }

  public RunningProcess startWith(Map<String, String> environment, String... arguments) {
    return start(environment, arguments);
  }

  private RunningProcess start(Map<String, String> environment, String... arguments) {
    Path record = record(arguments[0]);
    List<String> argv = new ArrayList<>();
    // a job in the background of a shell ignores SIGINT, and so would all that it starts
    argv.addAll(List.of("env", "--default-signal=INT,HUP", java()));
    // as scripts/boulder-k8s
    argv.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
    argv.add("-Dboulderk8s.home=" + HOME);
    argv.addAll(List.of("-Dboulderk8s.log=" + record.resolve("log")));
    argv.addAll(List.of("-jar", HOME.resolve("target/boulder-k8s.jar").toString()));
    argv.addAll(List.of(arguments));
    Map<String, String> all = new LinkedHashMap<>(environment);
    all.putIfAbsent("BOULDER_K8S_CLUSTER", cluster);
    return RunningProcess.start(argv, folder, all, record);
  }

  /** Another program, recorded alike. */
  public CliResult program(
      Path directory, Map<String, String> environment, Duration limit, String... argv) {
    Path record = record(Path.of(argv[0]).getFileName().toString());
    return RunningProcess.start(List.of(argv), directory, environment, record).end(limit);
  }

  private synchronized Path record(String name) {
    try {
      return Files.createDirectories(folder.resolve("%02d-%s".formatted(++runs, name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String java() {
    return Stream.of(System.getProperty("java.home"), "bin", "java")
        .map(Path::of)
        .reduce(Path::resolve)
        .orElseThrow()
        .toString();
  }
}
