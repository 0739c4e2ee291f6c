package io.boulderk8s.testkit;

import io.boulderk8s.manifest.Manifests;
import io.boulderk8s.manifest.StackSite;
import io.boulderk8s.plan.Plan;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;

/** Objects of plans at one place: namespace `test`, the user's files below /host on the node. */
public final class Stacks {
  public static final StackSite SITE = new StackSite("test", "agent:1", "/host");

  private Stacks() {}

  public static Manifests of(Plan plan) {
    return new Manifests(plan, SITE);
  }

  /** The pod of a service `web` that has these keys, beside a runner. */
  public static Pod web(String keys) {
    return webAnd(keys, "");
  }

  /** The same, with further top-level sections. */
  public static Pod webAnd(String keys, String sections) {
    Plan plan = Plans.planOfWeb(keys, sections);
    return of(plan).dependency(plan.dependencies().getFirst());
  }

  /** The container that Compose would start. */
  public static Container main(Pod pod) {
    return pod.getSpec().getContainers().getFirst();
  }

  /** What runs before it, or beside it. */
  public static Container init(Pod pod, String name) {
    return pod.getSpec().getInitContainers().stream()
        .filter(container -> container.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no init container " + name));
  }
}
