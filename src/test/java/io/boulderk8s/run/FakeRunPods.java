package io.boulderk8s.run;

import io.boulderk8s.cluster.NodeWatch;
import io.boulderk8s.kube.PodExec;
import io.boulderk8s.kube.PodWatch;
import io.boulderk8s.testkit.FakePods;
import io.boulderk8s.testkit.PodStatuses;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A cluster with the pod of one run. Its container ends with this code once the supervisor was
 * released; what a test wants happens at that moment.
 */
final class FakeRunPods implements RunPods {
  static final RunTicket TICKET =
      new RunTicket("run1", List.of("./test.sh"), "me", "2026-01-01T00:00:00Z");

  private final PodWatch watch = new PodWatch(new FakePods(), _ -> true);
  private final List<String> steps = new ArrayList<>();
  private final FakeSupervisorPod supervisor;
  private final Pod running;
  private final int code;
  private Runnable atRelease = () -> {};
  private boolean released;
  private boolean deleted;

  FakeRunPods(FakeSupervisorPod supervisor, int code) {
    this.supervisor = supervisor;
    this.code = code;
    this.running = TICKET.on(labelled(PodStatuses.running(true)));
    watch.created(running);
  }

  FakeRunPods atRelease(Runnable event) {
    atRelease = event;
    return this;
  }

  /** The run's pod, whose container runs. */
  Pod pod() {
    return running;
  }

  List<String> steps() {
    return List.copyOf(steps);
  }

  private static Pod labelled(Pod pod) {
    pod.getMetadata().setUid("u1");
    pod.getMetadata().setLabels(new HashMap<>(Map.of("app", "run")));
    pod.getMetadata().setAnnotations(new HashMap<>());
    return pod;
  }

  private Optional<Pod> now() {
    Pod ended = labelled(PodStatuses.ended(code, "Error"));
    return deleted ? Optional.empty() : Optional.of(released ? TICKET.on(ended) : running);
  }

  @Override
  public Optional<Pod> there(Pod wanted) {
    return now();
  }

  @Override
  public Optional<Pod> of(String run) {
    return run.equals(TICKET.id()) ? now() : Optional.empty();
  }

  @Override
  public List<Pod> in(Optional<String> namespace) {
    return now().stream().toList();
  }

  @Override
  public Pod create(Pod pod) {
    steps.add("create");
    return pod;
  }

  @Override
  public void end(Pod pod) {
    steps.add("end");
  }

  @Override
  public void delete(Pod pod) {
    steps.add("delete");
    deleted = true;
  }

  @Override
  public RunPod open(Pod created) {
    PodExec exec =
        (command, stdout, stderr, limit) -> {
          OptionalInt answer = supervisor.exec(command, stdout, stderr, limit);
          if (command.get(1).equals("release")) {
            atRelease.run();
            released = true;
          }
          return answer;
        };
    return new RunPod(created, this::now, exec, NodeWatch.blind());
  }

  @Override
  public PodWatch watch(String namespace) {
    return watch;
  }

  @Override
  public Optional<String> lostNode() {
    return Optional.empty();
  }
}
