package io.boulderk8s.explain;

import static io.boulderk8s.explain.Rule.fixed;
import static io.boulderk8s.explain.Rule.place;

import java.util.List;

/** The rules for the agent's containers, which do Docker's part. */
final class AgentRules {
  private static final String INIT = "spec.initContainers";

  static final List<Rule> ALL =
      List.of(
          place(
              INIT + "[own-*].**",
              (subject, stars) -> subject.definitionOf(stars.getFirst()),
              "`driver_opts` of the volume: its owner and mode"),
          place(
              INIT + "[own-*].**",
              (subject, stars) -> subject.mountOf(stars.getFirst()),
              "memory of the container alone: its owner and mode"),
          place(
              INIT + "[write-*].**",
              (subject, stars) -> subject.mountOf(stars.getFirst()),
              "`content` of the config: its owner and mode"),
          place(
              INIT + "[unplug].**",
              (subject, _) -> subject.written("network_mode"),
              "`network_mode: none`: removes every link but lo"),
          fixed(
              INIT + "[net].**", "Docker's network in the pod: static addresses, peers, resolver"),
          fixed(INIT + "[install].**", "puts the supervisor where the run can start it"));

  private AgentRules() {}
}
