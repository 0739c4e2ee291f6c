package io.boulderk8s.testkit;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;

import io.boulderk8s.process.Command;
import io.boulderk8s.process.LocalProcessRunner;
import io.boulderk8s.process.ProcessResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A machine for the scripts: a PATH on which is what scripts/host/programs names and nothing else,
 * where docker, apt-get and the like are fakes, and a root of its own for what set-up writes.
 */
public final class FakeMachine {
  /** A zip without entries. */
  private static final String NO_ENTRIES = "PK\5\6" + "\0".repeat(18);

  private static final Path HOME = Path.of("").toAbsolutePath();
  private static final Path SCRIPTS = HOME.resolve("scripts");

  private final Path folder;
  private final Map<String, String> environment = new LinkedHashMap<>();

  /** One on which everything is there, an engine too; nobody is root. */
  public FakeMachine(Path folder) {
    this.folder = folder;
    programs().forEach(this::linkOrFake);
    fake("kind", "echo kind v99.0.0 go1.26 linux/amd64");
    fake("id", "echo 1000");
    fake("pidof", "exit 1");
    fake(
        "docker",
        """
        case "$1 $3" in
          version*) [ -e "$ENGINE" ] && echo 20.10.24 || { echo "Cannot connect to the Docker daemon" >&2; exit 1; } ;;
          *DefaultRuntime*) echo runc ;;
        esac
        """);
    environment.put("PATH", folder.resolve("bin") + ":" + folder.resolve("jdk/bin"));
    environment.put("HOME", folder.resolve("home").toString());
    environment.put("ENGINE", written("engine", "runs").toString());
    environment.put("JAVA_HOME", folder.resolve("jdk").toString());
    environment.put("BOULDER_K8S_SETUP_ROOT", folder.resolve("root").toString());
    written("jdk/release", "JAVA_VERSION=\"99.0.1\"\n");
    program("jdk/bin/javac", "exit 0");
    bounding("000001ffffffffff");
  }

  /** Whoever calls is root, and there is an apt-get, which writes down what it is to install. */
  public FakeMachine root() {
    fake("id", "echo 0");
    return fake("apt-get", "[ $1 = update ] || echo \"$@\" >>" + folder.resolve("installed"));
  }

  /** No engine; the package brings one that starts. */
  public FakeMachine withoutEngine() {
    deleted(folder.resolve("engine"));
    return this;
  }

  /** An engine that is installed, but does not run. */
  public FakeMachine withStoppedEngine() {
    return withoutEngine().fake("dockerd", "echo runs >\"$ENGINE\"");
  }

  /** Which capabilities the processes of this machine may have at most. */
  public FakeMachine bounding(String set) {
    return fake("awk", "echo " + set);
  }

  public FakeMachine without(String... programs) {
    Arrays.stream(programs).forEach(name -> deleted(folder.resolve("bin").resolve(name)));
    return this;
  }

  public FakeMachine fake(String name, String script) {
    program("bin/" + name, script);
    return this;
  }

  /** A program that set-up built earlier. */
  public FakeMachine cached(String name, String script) {
    program("home/.cache/boulder-k8s/bin/" + name, script);
    return this;
  }

  public FakeMachine with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  public FakeMachine unset(String variable) {
    environment.remove(variable);
    return this;
  }

  /** A file below this machine's root. */
  public Path file(String name) {
    return folder.resolve("root").resolve(name);
  }

  /** What apt-get was told to install; empty when it was never called. */
  public String installed() {
    Path list = folder.resolve("installed");
    return Files.exists(list) ? text(list) : "";
  }

  /**
   * A checkout of boulder-k8s of its own that has been built, and a release of it; the Java of both
   * is a fake.
   */
  public FakeMachine built() {
    copied(SCRIPTS, folder.resolve("checkout/scripts"));
    copied(HOME.resolve("tk8s.sh"), folder.resolve("checkout/tk8s.sh"));
    written("checkout/src/main/Main.java", "");
    written("checkout/images/agent/main.go", "");
    written("checkout/pom.xml", "");
    written("checkout/target/boulder-k8s.jar", NO_ENTRIES);
    copied(SCRIPTS.resolve("release"), folder.resolve("release/lib"));
    written("release/lib/boulder-k8s.jar", NO_ENTRIES);
    copied(SCRIPTS.resolve("release/boulder-k8s"), folder.resolve("release/bin/boulder-k8s"));
    copied(SCRIPTS.resolve("host"), folder.resolve("release/scripts/host"));
    return java("exit 0");
  }

  public FakeMachine unbuilt() {
    deleted(folder.resolve("checkout/target/boulder-k8s.jar"));
    return this;
  }

  /** What mvnw of the checkout does, in that folder. */
  public FakeMachine wrapper(String script) {
    program("checkout/mvnw", "cd \"${0%/*}\"\n" + script);
    return this;
  }

  /** What java does on it. */
  public FakeMachine java(String script) {
    program("jdk/bin/java", script);
    program("release/runtime/bin/java", script);
    return this;
  }

  /** What scripts and programs are given, as NAME=VALUE, in order. */
  public List<String> environment() {
    return environment.entrySet().stream()
        .map(variable -> variable.getKey() + "=" + variable.getValue())
        .sorted()
        .toList();
  }

  /** Runs one of our scripts on it. */
  public ProcessResult script(String name, String... arguments) {
    return ran(SCRIPTS.resolve(name), arguments);
  }

  /**
   * The same with what {@link #built} made: below `release/` of the release, else of the checkout.
   */
  public ProcessResult own(String name, String... arguments) {
    return ran(owned(name), arguments);
  }

  private Path owned(String name) {
    return folder.resolve(name.startsWith("release/") ? "" : "checkout").resolve(name);
  }

  /** The same from a folder. */
  public ProcessResult ownIn(Path directory, String name, String... arguments) {
    return program(
        new Command(List.of(words(owned(name), arguments)), Map.of(), Optional.of(directory)));
  }

  /** The same from a folder that is deleted before it starts. */
  public ProcessResult ownNowhere(String name, String... arguments) {
    List<String> argv =
        new ArrayList<>(
            List.of("bash", "-c", "cd $(mktemp -d) && rmdir \"$PWD\" && exec \"$@\"", "-"));
    argv.addAll(List.of(words(owned(name), arguments)));
    return program(argv.toArray(String[]::new));
  }

  private ProcessResult ran(Path script, String... arguments) {
    return program(words(script, arguments));
  }

  private String[] words(Path script, String... arguments) {
    List<String> argv = new ArrayList<>(List.of("env", "-i"));
    argv.addAll(environment());
    argv.add(script.toString());
    argv.addAll(List.of(arguments));
    return argv.toArray(String[]::new);
  }

  /** A disk of its own at this place, as full as can be; false where that cannot be made. */
  public boolean fullDisk(Path place) {
    try {
      Files.createDirectories(place);
      if (!program("mount", "-t", "tmpfs", "-o", "size=4k", "tmpfs", place.toString())
          .succeeded()) {
        return false;
      }
      Files.write(place.resolve("all of it"), new byte[4096]);
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void withoutDisk(Path place) {
    program("umount", "--lazy", place.toString());
  }

  private static ProcessResult program(String... argv) {
    return program(Command.of(argv));
  }

  private static ProcessResult program(Command command) {
    return new LocalProcessRunner(System.getenv()).run(command, Duration.ofMinutes(1));
  }

  private static void copied(Path from, Path to) {
    try (Stream<Path> all = Files.walk(from)) {
      Files.createDirectories(to.getParent());
      for (Path file : all.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()), COPY_ATTRIBUTES);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> programs() {
    return text(SCRIPTS.resolve("host/programs"))
        .lines()
        .filter(line -> !line.startsWith("#") && !line.startsWith("maybe"))
        .flatMap(line -> Arrays.stream(line.split(" +")).skip(2));
  }

  private void linkOrFake(String name) {
    Stream.of("/usr/bin", "/bin", "/usr/sbin", "/sbin")
        .map(place -> Path.of(place, name))
        .filter(Files::isExecutable)
        .findFirst()
        .ifPresentOrElse(
            real -> fake(name, "exec " + real + " \"$@\""), () -> fake(name, "exit 0"));
  }

  /** A program at this place. */
  public FakeMachine program(Path place, String script) {
    program(place.toString(), script);
    return this;
  }

  private void program(String name, String script) {
    Path file = written(name, "#!/bin/bash\n" + script + "\n");
    try {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path written(String name, String text) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void deleted(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
