package io.boulderk8s.app;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.image.AgentImage;
import io.boulderk8s.manifest.Manifests;
import io.boulderk8s.observe.Ephemeral;
import io.boulderk8s.observe.Execution;
import io.boulderk8s.observe.KubernetesSide;
import io.boulderk8s.observe.Side;
import io.boulderk8s.plan.RunCommandLine;
import io.boulderk8s.plan.Workload;
import io.boulderk8s.run.FollowOptions;
import io.boulderk8s.run.Limits;
import io.boulderk8s.run.RunOutput;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Keeps a stack for a comparison, and does in it what `up`, `test` and `down` do. */
final class ParityStack implements AutoCloseable {
  private static final List<String> IDLE = List.of("sleep", "infinity");
  private static final Limits LIMITS = Limits.standard();

  private final Session session;
  private final StackChoice choice;
  private final StackRequest request;
  private final RunOutput output;
  private final ClusterStack stack;
  private final OpenStack.Hold hold;

  /** The stack, which nobody else works on until this is closed. */
  ParityStack(Session session, StackChoice choice, StackRequest request, RunOutput output) {
    this.session = session;
    this.choice = choice;
    this.request = request;
    this.output = output;
    this.stack = new ClusterStack(session, request, LIMITS, (_, _, work) -> work.get());
    this.hold = stack.hold("boulder-k8s parity", true);
  }

  Side side() {
    Manifests manifests = request.manifests(request.wanted(), session.hostRoot());
    Workload runner = request.wanted().runner();
    Pod idle =
        manifests.run(
            new RunCommandLine(request.harness())
                .command(runner, IDLE, choice.source().variables()),
            "parity");
    return new KubernetesSide(
        session.api(),
        session.watches(),
        new Ephemeral(session.api(), session.streams(), AgentImage.reference()),
        this::up,
        () ->
            session.removal().remove(request.namespace(), session.owner(request.checkout().root())),
        idle,
        this::tested,
        session::hasAsEngine);
  }

  private void up() {
    int code = new PrepareStack(stack, request.preparation(), LIMITS, output).with(hold);
    if (code != 0) {
      throw BoulderK8sException.of(
          FailureKind.DEPENDENCY, "setup", "it ended with " + code, "its output is above");
    }
  }

  private Execution tested(List<String> arguments) {
    up();
    ByteArrayOutputStream stdout = new ByteArrayOutputStream();
    ByteArrayOutputStream stderr = new ByteArrayOutputStream();
    Workload run = choice.test(request, arguments);
    int code =
        stack
            .launch(run, stack.ticket(run))
            .follow(FollowOptions.plain(new RunOutput(stdout, stderr)));
    return new Execution(code, lines(stdout), lines(stderr));
  }

  private static List<String> lines(ByteArrayOutputStream output) {
    return output.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Override
  public void close() {
    hold.close();
  }
}
