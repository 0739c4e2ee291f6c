package io.boulderk8s.check;

import io.boulderk8s.cluster.DockerTool;
import io.boulderk8s.text.Ipv4Range;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Addresses that pods or Services own, and that this machine knows as somebody else's, are not
 * reachable from pods.
 *
 * @param wanted range to who needs it
 */
record NetworkCheck(HostFacts host, DockerTool docker, Map<String, String> wanted)
    implements MachineCheck {

  @Override
  public String name() {
    return "networks";
  }

  @Override
  public CheckResult run() {
    Map<String, Ipv4Range> present = present();
    List<String> clashes = new ArrayList<>();
    wanted.forEach(
        (range, who) ->
            Ipv4Range.of(range)
                .ifPresent(
                    mine ->
                        present.forEach(
                            (where, theirs) -> {
                              if (mine.overlaps(theirs)) {
                                clashes.add(where + " has " + theirs + ", " + who);
                              }
                            })));
    return clashes.isEmpty()
        ? new CheckResult.Passed("nothing else has " + String.join(", ", wanted.keySet()))
        : new CheckResult.Warning(
            String.join("; ", clashes),
            "fine for a Compose stack beside ours (`docker compose down` ends it); a VPN's range"
                + " is out of reach for pods");
  }

  /** Docker's networks by name, other routes by link: a docker bridge's route says nothing new. */
  private Map<String, Ipv4Range> present() {
    Map<String, Ipv4Range> present = new LinkedHashMap<>();
    for (String line : docker.networkSubnets()) {
      String[] field = line.split("\t", -1);
      if (field.length == 2) {
        Ipv4Range.of(field[1]).ifPresent(range -> present.put("docker network " + field[0], range));
      }
    }
    host.text(Path.of("/proc/net/route"))
        .map(Routes::parse)
        .orElse(Map.of())
        .forEach(
            (link, ranges) -> {
              for (Ipv4Range range : ranges) {
                if (!present.containsValue(range)) {
                  present.put("route " + range + " to " + link, range);
                }
              }
            });
    return present;
  }
}
