package io.boulderk8s.plan;

import io.boulderk8s.compose.ComposeProject;
import io.boulderk8s.compose.Mount;
import io.boulderk8s.compose.Network;
import io.boulderk8s.compose.RestartPolicy;
import io.boulderk8s.compose.Service;
import io.boulderk8s.compose.Source;
import io.boulderk8s.compose.Volume;
import io.boulderk8s.failure.Problem;
import java.util.ArrayList;
import java.util.List;

/** Refuses settings of the Compose files that pods cannot have. */
final class UnsupportedSettings {
  private final List<Problem> problems = new ArrayList<>();

  private UnsupportedSettings() {}

  static List<Problem> in(ComposeProject project, Started started) {
    UnsupportedSettings found = new UnsupportedSettings();
    started.services().forEach(found::service);
    project.networks().values().stream()
        .filter(network -> started.networks().contains(network.name()))
        .forEach(found::network);
    project.volumes().values().stream()
        .filter(volume -> started.volumes().contains(volume.name()))
        .forEach(found::volume);
    return found.problems;
  }

  private void network(Network network) {
    if (network.external()) {
      add(
          network.source(),
          "network "
              + network.name()
              + " is external: it is one of this machine's engine, with containers of others, and"
              + " no pod is on it",
          "remove `external`, in an override file if need be");
    }
  }

  private void volume(Volume volume) {
    if (volume.external()) {
      add(
          volume.source(),
          "volume "
              + volume.name()
              + " is external: it is one of this machine's engine, with what others have left in"
              + " it, and the node does not have it",
          "remove `external`, or mount a folder");
    }
    if (volume.kind() instanceof Volume.Kind.Tmpfs tmpfs && tmpfs.size().isPresent()) {
      add(
          volume.source(),
          "volume "
              + volume.name()
              + " has a size, but is a folder in the node's memory, which is not limited by folder",
          "remove `size=`");
    }
  }

  private void service(Service service) {
    service.sysctls().keySet().stream()
        .filter(name -> !SafeSysctls.NAMES.contains(name))
        .forEach(
            name ->
                add(
                    service.source("sysctls." + name),
                    "sysctl "
                        + name
                        + " of service "
                        + service.name()
                        + " is none that Kubernetes calls safe: a kubelet refuses it",
                    "remove it, or leave out the override file that has it"));
    boolean memory =
        service.limits().sharedMemory().isPresent()
            || service.mounts().stream().anyMatch(mount -> mount instanceof Mount.Memory);
    if (memory && service.restart() != RestartPolicy.NO) {
      add(
          service.source("restart"),
          "service "
              + service.name()
              + " is restarted and has a tmpfs: Docker empties it at each start, a pod does not",
          "empty it in the entrypoint and use a volume, or remove `restart`");
    }
    boolean mounted =
        service.mounts().stream().anyMatch(mount -> mount.target().equals("/dev/shm"));
    if (mounted && service.limits().sharedMemory().isPresent()) {
      add(
          service.source("shm_size"),
          "service " + service.name() + " also mounts something at /dev/shm",
          "remove `shm_size`");
    }
  }

  private void add(Source at, String what, String next) {
    problems.add(Problem.at(at.toString(), what, next));
  }
}
