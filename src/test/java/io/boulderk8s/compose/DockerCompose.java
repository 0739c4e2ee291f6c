package io.boulderk8s.compose;

import io.boulderk8s.process.Command;
import io.boulderk8s.process.LocalProcessRunner;
import io.boulderk8s.process.ProcessResult;
import io.boulderk8s.process.ProgramNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The oracle: Docker's own reading of Compose files. */
final class DockerCompose {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private DockerCompose() {}

  static boolean isThere() {
    try {
      return run(Command.of("docker", "compose", "version")).succeeded();
    } catch (ProgramNotFoundException e) {
      return false;
    }
  }

  /** The plugin by itself, where it is the user's: the docker command takes as long as it does. */
  private static List<String> program() {
    Path plugin = Path.of(configuration(), "cli-plugins", "docker-compose");
    return Files.isExecutable(plugin) ? List.of(plugin.toString()) : List.of("docker", "compose");
  }

  private static String configuration() {
    return Optional.ofNullable(System.getenv("DOCKER_CONFIG"))
        .orElse(Path.of(System.getProperty("user.home"), ".docker").toString());
  }

  private static ProcessResult run(Command command) {
    return new LocalProcessRunner(System.getenv()).run(command, LIMIT);
  }

  static ProcessResult config(Path directory, List<Path> files, Map<String, String> environment) {
    List<String> argv = new ArrayList<>(program());
    files.forEach(file -> argv.addAll(List.of("-f", file.toString())));
    argv.addAll(List.of("--project-directory", directory.toString(), "--profile", "*"));
    argv.addAll(List.of("config", "--format", "json"));
    Map<String, String> all = new LinkedHashMap<>(environment);
    // a HOME of the test's own would hide the plugin
    all.putIfAbsent("DOCKER_CONFIG", configuration());
    return run(new Command(argv, all, Optional.of(directory)));
  }

  /** The project; dollars, which `config` doubles, are single again. */
  static Json json(ProcessResult result) {
    return Json.parse(result.orThrow().stdout().replace("$$", "$"));
  }
}
