package io.boulderk8s.testkit;

import io.boulderk8s.boulder.Harness;
import io.boulderk8s.boulder.HarnessReader;
import io.boulderk8s.compose.ComposeText;
import io.boulderk8s.plan.ImageConfigs;
import io.boulderk8s.plan.Plan;
import io.boulderk8s.plan.Planner;
import io.boulderk8s.plan.Workload;

/** Plans of Compose files written in a test, with the harness that comes with the tool. */
public final class Plans {
  private Plans() {}

  public static Harness harness() {
    return new HarnessReader().read();
  }

  public static Plan of(String yaml) {
    return new Planner(harness()).plan(ComposeText.of(yaml).project());
  }

  /** Of a file whose services have images that somebody knows. */
  public static Plan of(String yaml, ImageConfigs images) {
    return new Planner(harness(), images).plan(ComposeText.of(yaml).project());
  }

  /** A project `project` whose runner stands beside one service, `web`, that has these keys. */
  public static Workload web(String keys) {
    return webAnd(keys, "");
  }

  /** The same, with further top-level sections. */
  public static Workload webAnd(String keys, String sections) {
    return planOfWeb(keys, sections).dependencies().getFirst();
  }

  public static Plan planOfWeb(String keys, String sections) {
    return of(fileOfWeb(keys, sections));
  }

  /** The service `web` with an image that is known. */
  public static Workload web(String keys, ImageConfigs images) {
    return of(fileOfWeb(keys, ""), images).dependencies().getFirst();
  }

  private static String fileOfWeb(String keys, String sections) {
    return """
    services:
      boulder:
        image: tools:1
        entrypoint: [test/entrypoint.sh]
        depends_on: [web]
      web:
        image: nginx:1
    """
        + keys.indent(4)
        + sections;
  }

  public static Workload named(Plan plan, String service) {
    return plan.workloads().stream()
        .filter(workload -> workload.service().equals(service))
        .findFirst()
        .orElseThrow(() -> new AssertionError("the plan has no " + service));
  }
}
