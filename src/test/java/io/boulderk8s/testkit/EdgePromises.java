package io.boulderk8s.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.boulder.catalog.Port;
import io.boulderk8s.staging.BackingService.Protocol;
import io.boulderk8s.staging.Reach;
import io.boulderk8s.staging.StagingPlan;
import io.boulderk8s.testkit.PodCalls.Call;
import io.boulderk8s.testkit.PodCalls.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What the policies of a split stack promise, by its edges. */
public record EdgePromises(StagingPlan plan) {
  /** A port that nobody has: who may call any port of a pod is refused there. */
  public static final int NOBODYS = 61_234;

  /** Each caller with each port of everybody else, and one that nobody has. */
  SortedSet<Call> all(Collection<String> callers) {
    SortedSet<Call> calls = new TreeSet<>();
    for (String to : callers) {
      for (int port : ports(to)) {
        callers.stream()
            .filter(from -> !from.equals(to))
            .forEach(from -> calls.add(new Call(from, to, port)));
      }
    }
    return calls;
  }

  /** Makes all calls among pods that have a network to those of some; see the other one. */
  public List<String> broken(PodCalls pods, Predicate<String> targets) {
    SortedSet<Call> calls = all(pods.addresses().keySet());
    calls.removeIf(call -> isAlone(call.from()) || isAlone(call.to()) || !targets.test(call.to()));
    assertThat(calls).isNotEmpty();
    return broken(pods.make(calls));
  }

  private boolean isAlone(String service) {
    return plan.plan().dependencies().stream()
        .anyMatch(one -> one.service().equals(service) && one.endpoint().isolated());
  }

  /** The calls that went otherwise than promised, with a sentence each. */
  List<String> broken(Map<Call, Outcome> outcomes) {
    List<String> broken = new ArrayList<>();
    outcomes.forEach(
        (call, outcome) -> {
          if (admits(call) && !isLetIn(call, outcome)) {
            broken.add(call + " is an edge, and " + outcome);
          }
          if (!admits(call) && outcome != Outcome.SILENT) {
            broken.add(call + " is no edge, and " + outcome);
          }
        });
    return broken;
  }

  /** The runner listens only while a run is at it. */
  private boolean isLetIn(Call call, Outcome outcome) {
    boolean listens = !call.to().equals(runner()) && call.port() != NOBODYS;
    return listens ? outcome == Outcome.OPEN : outcome != Outcome.SILENT;
  }

  private boolean admits(Call call) {
    if (call.from().equals(runner())) {
      return true;
    }
    boolean byEdge = isSplit(call.from()) || isSplit(call.to());
    return !byEdge || plan.reaches().contains(new Reach(call.from(), call.to(), call.port()));
  }

  private SortedSet<Integer> ports(String service) {
    SortedSet<Integer> ports = new TreeSet<>(Set.of(NOBODYS));
    plan.services().stream()
        .filter(split -> split.from().name().equals(service))
        .flatMap(split -> split.from().ports().stream())
        .map(Port::number)
        .forEach(ports::add);
    plan.backing().stream()
        .filter(backing -> backing.workload().service().equals(service))
        .flatMap(backing -> backing.ports().stream())
        .filter(port -> port.protocol() == Protocol.TCP)
        .forEach(port -> ports.add(port.number()));
    plan.reaches().stream()
        .filter(reach -> reach.to().equals(service))
        .forEach(reach -> ports.add(reach.port()));
    return ports;
  }

  private boolean isSplit(String service) {
    return plan.services().stream().anyMatch(split -> split.from().name().equals(service));
  }

  private String runner() {
    return plan.plan().runner().service();
  }
}
