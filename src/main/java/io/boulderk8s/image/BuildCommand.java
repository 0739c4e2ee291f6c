package io.boulderk8s.image;

import io.boulderk8s.compose.Build;
import java.util.ArrayList;
import java.util.List;

/** Builds the arguments of a service's `docker build`. */
final class BuildCommand {
  private BuildCommand() {}

  static List<String> of(String reference, Build build) {
    List<String> argv = new ArrayList<>(List.of("build", "--tag", reference, "--file"));
    argv.add(build.context().resolve(build.dockerfile()).toString());
    build.args().forEach((key, value) -> argv.addAll(List.of("--build-arg", key + "=" + value)));
    build.target().ifPresent(stage -> argv.addAll(List.of("--target", stage)));
    build.network().ifPresent(network -> argv.addAll(List.of("--network", network)));
    build
        .extraHosts()
        .forEach(host -> argv.addAll(List.of("--add-host", host.host() + ":" + host.address())));
    if (build.noCache()) {
      argv.add("--no-cache");
    }
    if (build.pull()) {
      argv.add("--pull");
    }
    argv.add(build.context().toString());
    return argv;
  }
}
