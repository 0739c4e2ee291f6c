package io.boulderk8s.graph;

import io.boulderk8s.graph.Diagram.Arrow;
import io.boulderk8s.graph.Diagram.Box;
import io.boulderk8s.graph.Diagram.Kind;
import io.boulderk8s.graph.Diagram.Link;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What a plan looks like that has a workload for each of Boulder's services: 40 boxes and 120
 * arrows. Made up, with their names, from who calls whom.
 */
final class StagingLike {
  private static final String CALLS =
      """
      bmariadb: bproxysql
      bproxysql: sa-1 sa-2 bad-key-revoker mtca mtpublisher
      bminio: mtca
      bconsul: wfe2 sfe bad-key-revoker ra-1 ra-2 sct-1 sct-2 ca-1 ca-2 va-1 va-2 rva-a rva-b rva-c
      sa-1 sa-2: ca-1 ca-2 sct-1 sct-2 ra-1 ra-2 wfe2 sfe crl-storer
      sct-1 sct-2: ca-1 ca-2
      publisher-1 publisher-2: sct-1 sct-2 ra-1 ra-2
      va-1 va-2 ca-1 ca-2: ra-1 ra-2
      ra-1 ra-2: wfe2 sfe bad-key-revoker
      rva-a rva-b rva-c: va-1 va-2
      nonce-taro-1 nonce-taro-2 nonce-zinc-1: wfe2
      bredis-1 bredis-2: wfe2 sfe ra-1 ra-2 sct-1 sct-2
      email-exporter: wfe2 sfe
      bpkimetal: ca-1 ca-2 mtca
      mtca: ra-1 ra-2 mtpublisher
      ct-test-srv: publisher-1 publisher-2
      s3-test-srv: crl-storer
      salesforce-test-srv: email-exporter
      zendesk-test-srv: sfe
      chall-test-srv: va-1 va-2 rva-a rva-b rva-c
      wfe2 sfe nonce-taro-1 nonce-taro-2 nonce-zinc-1 sa-1 sa-2 crl-storer: boulder
      bad-key-revoker log-validator mtpublisher ct-test-srv s3-test-srv: boulder
      chall-test-srv salesforce-test-srv zendesk-test-srv: boulder
      """;

  private StagingLike() {}

  static Diagram diagram() {
    List<Arrow> arrows = new ArrayList<>();
    Map<String, Box> boxes = new LinkedHashMap<>();
    boxes.put("bsetup", box("bsetup", Kind.SETUP));
    for (String line : CALLS.strip().split("\n")) {
      List<String> sides = List.of(line.split(": "));
      for (String from : sides.getFirst().split(" ")) {
        for (String to : sides.getLast().split(" ")) {
          String condition =
              to.equals("boulder") || List.of("bconsul", "bmariadb", "bproxysql").contains(from)
                  ? "healthy"
                  : "started";
          arrows.add(new Arrow(from, to, condition));
          boxes.putIfAbsent(from, box(from, Kind.DEPENDENCY));
          boxes.putIfAbsent(to, box(to, to.equals("boulder") ? Kind.RUNNER : Kind.DEPENDENCY));
        }
      }
    }
    return new Diagram(
        "staging-like",
        new TreeMap<>(
            Map.of(
                "bouldernet", List.of("10.77.77.0/24"), "publicnet", List.of("64.112.117.0/25"))),
        inOrder(boxes.values(), arrows),
        arrows);
  }

  private static Box box(String name, Kind kind) {
    List<Link> links =
        switch (kind) {
          case SETUP -> List.of();
          case DEPENDENCY, SERVICE -> List.of(new Link("bouldernet", List.of(), List.of()));
          case RUNNER ->
              List.of(
                  new Link("bouldernet", List.of("10.77.77.77"), List.of()),
                  new Link("publicnet", List.of("64.112.117.122"), List.of()));
        };
    return new Box(name, kind, "boulder-k8s/boulder:1", links, List.of());
  }

  /** Each after those that it starts after, as a plan has them. */
  private static List<Box> inOrder(Iterable<Box> boxes, List<Arrow> arrows) {
    List<Box> waiting = new ArrayList<>();
    boxes.forEach(waiting::add);
    List<Box> ordered = new ArrayList<>();
    Set<String> names = new HashSet<>();
    while (!waiting.isEmpty()) {
      Predicate<Box> ready =
          box ->
              arrows.stream()
                  .filter(arrow -> arrow.to().equals(box.name()))
                  .allMatch(arrow -> names.contains(arrow.from()));
      Box next = waiting.stream().filter(ready).findFirst().orElseThrow();
      waiting.remove(next);
      ordered.add(next);
      names.add(next.name());
    }
    return ordered;
  }
}
