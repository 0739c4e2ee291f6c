package io.boulderk8s.graph;

import io.boulderk8s.compose.Mount;
import io.boulderk8s.graph.Diagram.Arrow;
import io.boulderk8s.graph.Diagram.Box;
import io.boulderk8s.graph.Diagram.Kind;
import io.boulderk8s.graph.Diagram.Link;
import io.boulderk8s.plan.Endpoint;
import io.boulderk8s.plan.Plan;
import io.boulderk8s.plan.Workload;
import io.boulderk8s.staging.SplitService;
import io.boulderk8s.staging.StagingPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Turns plans into diagrams. */
public final class Diagrams {
  private Diagrams() {}

  public static Diagram of(Plan plan) {
    SortedMap<String, List<String>> networks = new TreeMap<>();
    plan.workloads()
        .forEach(
            workload ->
                workload
                    .endpoint()
                    .attachments()
                    .forEach((name, attachment) -> networks.put(name, attachment.subnets())));
    List<String> services = plan.workloads().stream().map(Workload::service).toList();
    List<Arrow> arrows = new ArrayList<>();
    for (Workload workload : plan.workloads()) {
      workload.startsAfter().stream()
          .filter(dependency -> services.contains(dependency.service()))
          .forEach(
              dependency ->
                  arrows.add(
                      new Arrow(
                          dependency.service(),
                          workload.service(),
                          words(dependency.condition().name()))));
    }
    return new Diagram(
        plan.project(), networks, plan.workloads().stream().map(Diagrams::box).toList(), arrows);
  }

  /**
   * Draws a stack whose services are split from the runner, each with its group. All of them start
   * after what the runner needs: the title says it, since as many arrows would hide the others.
   */
  public static Diagram of(StagingPlan split) {
    Diagram whole = of(split.plan());
    List<Box> boxes = new ArrayList<>(whole.boxes());
    List<Arrow> arrows = new ArrayList<>(whole.arrows());
    for (SplitService service : split.services()) {
      boxes.add(boxes.size() - 1, box(service));
      service
          .needs()
          .forEach(need -> arrows.add(new Arrow(need, service.from().name(), "healthy")));
    }
    return new Diagram(
        whole.title() + ": services start after all that the runner needs",
        whole.networks(),
        boxes,
        arrows);
  }

  private static Box box(SplitService service) {
    Box box = box(service.workload());
    return new Box(
        box.name(), box.kind(), service.from().group().word(), box.links(), box.volumes());
  }

  /** Turns SERVICE_COMPLETED_SUCCESSFULLY into "completed". */
  private static String words(String condition) {
    return condition
        .toLowerCase(Locale.ROOT)
        .replaceFirst("^service_", "")
        .replaceFirst("_successfully$", "");
  }

  private static Box box(Workload workload) {
    Endpoint endpoint = workload.endpoint();
    return new Box(
        workload.service(),
        Kind.valueOf(workload.role().name()),
        workload.container().image(),
        endpoint.attachments().entrySet().stream()
            .map(entry -> link(workload, entry.getKey(), entry.getValue()))
            .toList(),
        workload.container().mounts().stream().flatMap(Diagrams::volume).distinct().toList());
  }

  private static Link link(Workload workload, String network, Endpoint.Attachment attachment) {
    return new Link(
        network,
        attachment.addresses(),
        attachment.names().stream()
            .filter(name -> !name.equals(workload.service()))
            .filter(name -> !name.equals(attachment.container()))
            .toList());
  }

  private static Stream<String> volume(Mount mount) {
    return mount instanceof Mount.Named named ? Stream.of(named.volume()) : Stream.empty();
  }
}
