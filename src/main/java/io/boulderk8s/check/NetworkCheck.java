package io.boulderk8s.check;

import io.boulderk8s.cluster.DockerTool;
import io.boulderk8s.text.Ipv4Range;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Checks that no other network of this machine has the addresses of pods or Services: pods could
 * not reach those.
 *
 * @param wanted ranges, and who needs them
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

  /**
   * Names Docker's networks, and other routes by link: a docker bridge's route is one of the
   * former.
   */
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
