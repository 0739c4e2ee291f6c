package io.boulderk8s.parity;

import java.util.SortedMap;
import java.util.TreeMap;

/** Reports the settings of a container's first process. */
final class ProcessFacts {
  private ProcessFacts() {}

  static SortedMap<String, String> process(ProbeReport report) {
    ProbeReport.FirstProcess process = report.process();
    SortedMap<String, String> items = new TreeMap<>();
    items.put("arguments", String.join(" ", process.arguments()));
    items.put("directory", process.directory());
    items.put("user", process.uid() + ":" + process.gid());
    items.put("groups", String.join(" ", process.groups().stream().sorted().toList()));
    items.put("umask", process.umask());
    items.put("no new privileges", process.noNewPrivs());
    items.put("seccomp mode", process.seccomp());
    items.put("oom_score_adj", process.oomScoreAdj());
    items.put("pid", process.pid() == 1 ? "1" : "not 1");
    items.put(
        "host name", report.hostname().matches("[0-9a-f]{12}") ? "generated" : report.hostname());
    return items;
  }

  static SortedMap<String, String> environment(ProbeReport report) {
    SortedMap<String, String> items = new TreeMap<>();
    report
        .process()
        .environment()
        .forEach(
            (name, value) ->
                items.put(name, value.equals(report.hostname()) ? ProbeFacts.HOST_NAME : value));
    return items;
  }
}
