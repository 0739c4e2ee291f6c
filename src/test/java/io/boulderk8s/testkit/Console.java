package io.boulderk8s.testkit;

import io.boulderk8s.app.Environment;
import io.boulderk8s.cli.BoulderK8s;
import io.boulderk8s.cli.Invocation;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine;

/** The command line as a user sees it, without a process: words in, code and texts out. */
public final class Console {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Map<String, String> environment = new HashMap<>();
  private final Path home;
  private Path workingDirectory;

  /**
   * A user who stands in an empty folder.
   *
   * @param home where sample/ would be
   */
  public Console(Path home) {
    this.home = home;
    this.workingDirectory = home;
    // nothing on this machine may be asked
    environment.put("PATH", "/nowhere");
    environment.put("BOULDER_K8S_CACHE", home.resolve("cache").toString());
  }

  public Console in(Path directory) {
    workingDirectory = directory;
    return this;
  }

  public Console with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  public Invocation invocation() {
    return new Invocation(
        new Environment(environment, workingDirectory, home, () -> Instant.EPOCH),
        home.resolve("boulder-k8s.log"),
        InputStream.nullInputStream(),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        false,
        0,
        code -> {
          throw new AssertionError("nothing here insists on an end: " + code);
        });
  }

  public CommandLine commandLine() {
    return BoulderK8s.commandLine(invocation()).setUsageHelpWidth(80);
  }

  /** The exit code. */
  public int run(String... words) {
    out.reset();
    err.reset();
    return commandLine().execute(words);
  }

  public String stdout() {
    return out.toString(StandardCharsets.UTF_8);
  }

  public String stderr() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
