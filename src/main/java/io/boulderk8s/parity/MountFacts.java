package io.boulderk8s.parity;

import java.util.SortedMap;
import java.util.TreeMap;

/** Reports what is mounted where, with owner and options. */
final class MountFacts {
  private MountFacts() {}

  static SortedMap<String, String> of(ProbeReport report) {
    SortedMap<String, String> items = new TreeMap<>();
    for (ProbeReport.Mount mount : report.mounts()) {
      String size = mount.size() == null ? "" : " size=" + mount.size();
      items.put(
          mount.path(),
          "%s %s %s %s%s"
              .formatted(
                  mount.type(),
                  String.join(",", mount.options()),
                  mount.owner(),
                  mount.mode(),
                  size));
    }
    return items;
  }
}
