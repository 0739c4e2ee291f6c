package io.boulderk8s.check;

import io.boulderk8s.boulder.BoulderNetwork;
import io.boulderk8s.cluster.DockerCli;
import io.boulderk8s.cluster.DockerTool;
import io.boulderk8s.cluster.KindConfig;
import io.boulderk8s.cluster.KindTool;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.Problem;
import io.boulderk8s.image.RegistryProbe;
import io.boulderk8s.process.ProcessFailedException;
import io.boulderk8s.process.ProcessRunner;
import io.boulderk8s.process.ProcessTimeoutException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Lists all checks of the machine in the order of the output. A new one is a line here. */
public record MachineChecks(List<MachineCheck> all) {
  public MachineChecks {
    all = List.copyOf(all);
  }

  /**
   * Lists them.
   *
   * @param cache returns the cache folder, or throws why there is none
   */
  public static MachineChecks all(
      Supplier<Path> cache,
      ProcessRunner runner,
      KindTool kind,
      HostFacts host,
      RegistryProbe registries,
      KindConfig config,
      Runtime.Version java) {
    DockerTool docker = new DockerTool(new DockerCli(runner));
    return new MachineChecks(
        List.of(
            new EngineCheck(docker),
            new CacheCheck(cache),
            new KindCheck(kind),
            new JavaCheck(java),
            new CgroupCheck(docker),
            new CapabilityCheck(host, docker),
            new InotifyCheck(host),
            new DiskCheck(host, docker),
            new MemoryCheck(docker),
            new PortsCheck(host, BoulderNetwork.PORTS),
            new NetworkCheck(host, docker, ranges(config)),
            new RegistryCheck(registries),
            ProgramCheck.go(runner),
            ProgramCheck.kubectl(runner),
            new ComposeCheck(docker)));
  }

  /** Runs every check; an exception counts as a failure. */
  public List<Finding> findings() {
    return all.stream().map(check -> new Finding(check.name(), result(check))).toList();
  }

  private static CheckResult result(MachineCheck check) {
    try {
      return check.run();
    } catch (BoulderK8sException e) {
      Problem first = e.problems().getFirst();
      return new CheckResult.Failed(first.what(), first.next());
    } catch (ProcessFailedException | ProcessTimeoutException e) {
      return new CheckResult.Failed(String.valueOf(e.getMessage()), "run that command yourself");
    }
  }

  private static Map<String, String> ranges(KindConfig config) {
    Map<String, String> ranges = new LinkedHashMap<>();
    BoulderNetwork.RANGES.forEach(
        range -> ranges.put(range, "where Boulder's pods have addresses"));
    ranges.put(config.podSubnet(), "where the cluster's pods are");
    ranges.put(config.serviceSubnet(), "where the cluster's Services are");
    return ranges;
  }
}
