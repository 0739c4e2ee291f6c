package io.boulderk8s.run;

import io.boulderk8s.concurrent.Cancellation;
import io.boulderk8s.deploy.PodReconciler;
import io.boulderk8s.deploy.Pruning;
import io.boulderk8s.deploy.Rollout;
import io.boulderk8s.deploy.StackNamespace;
import io.boulderk8s.deploy.VolumeReset;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.kube.PodLifecycle;
import io.boulderk8s.kube.PodWatch;
import io.boulderk8s.manifest.Manifests;
import io.boulderk8s.ownership.OwnerCheck;
import io.boulderk8s.plan.Plan;
import io.boulderk8s.plan.Workload;
import io.boulderk8s.report.Event;
import io.boulderk8s.report.Reporter;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A checkout's stack on a cluster: brings it up and runs commands in it. */
public final class Stack {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

  private final RunContext context;
  private final KubernetesClient api;
  private final Supplier<String> runIds;
  private final Reporter reporter;

  /**
   * @param runIds a new name for each run
   */
  public Stack(RunContext context, Supplier<String> runIds) {
    this.context = context;
    this.api = context.api();
    this.runIds = runIds;
    this.reporter = context.reporter();
  }

  /** Makes the namespace this owner's. */
  public void claim(Manifests manifests, Namespace namespace, OwnerCheck owner) {
    reporter.span(
        "namespace",
        () -> new StackNamespace(api).claim(namespace, owner, manifests.foundation(), reporter));
  }

  /**
   * Prepares the checkout, as `docker compose run --rm bsetup` does. Its output is the user's.
   *
   * @param memory where it may be left out, because it would change nothing
   * @return the exit code; the checkout is ready only if it is 0
   */
  public int setUp(Plan plan, Manifests manifests, RunOutput output, Optional<SetupMemory> memory) {
    for (Workload setup : plan.setup()) {
      int code =
          memory.isPresent()
              ? new IdleSetup(memory.get(), manifests, setup, reporter)
                  .unlessIdle(() -> setUp(manifests, setup, output))
              : setUp(manifests, setup, output);
      if (code != 0) {
        return code;
      }
    }
    return 0;
  }

  private int setUp(Manifests manifests, Workload setup, RunOutput output) {
    return reporter.step(
        "setup: " + setup.service(),
        () -> {
          reporter.report(new Event.OutputFollows());
          return execute(manifests, setup, output);
        });
  }

  /**
   * Starts what the runner depends on and waits until it is as far as `depends_on` asks.
   *
   * @param preserve fails rather than replace a dependency that runs
   * @param volumeReset of the volumes that some of them mount
   */
  public void start(Plan plan, Manifests manifests, boolean preserve, VolumeReset volumeReset) {
    PodWatch watch = watch(manifests);
    if (!preserve) {
      new Pruning(api, new PodLifecycle(api, watch))
          .prune(namespace(manifests), manifests.stack().objects())
          .forEach(gone -> reporter.notice(gone + " is not in the Compose files: deleted"));
    }
    Rollout rollout = rollout(manifests, preserve, volumeReset);
    reporter.step("dependencies ready", () -> rollout.start(plan.dependencies(), plan.runner()));
  }

  /** The same for what the setup depends on, as far as that asks; nothing where it does not. */
  public void startBeforeSetUp(
      Plan plan, Manifests manifests, boolean preserve, VolumeReset volumeReset) {
    for (Workload setup : plan.setup()) {
      List<Workload> needed = plan.before(setup);
      if (!needed.isEmpty()) {
        Rollout rollout = rollout(manifests, preserve, volumeReset);
        reporter.step(
            "dependencies of " + setup.service() + " ready", () -> rollout.start(needed, setup));
      }
    }
  }

  private Rollout rollout(Manifests manifests, boolean preserve, VolumeReset volumeReset) {
    PodWatch watch = watch(manifests);
    return new Rollout(
        manifests,
        new PodReconciler(api, watch, preserve),
        watch,
        volumeReset,
        api,
        context.streams(),
        context.limits().bound(Limits.Phase.DEPENDENCIES),
        reporter);
  }

  /**
   * Looks for a run of the workload before anything that it uses is touched.
   *
   * @throws BoulderK8sException BUSY when one is going on
   */
  public void refuseIfBusy(Manifests manifests, Workload workload) {
    clear(manifests.run(workload, runIds.get()));
  }

  private void clear(Pod pod) {
    reporter.span(
        "look for an earlier " + pod.getMetadata().getName(),
        () -> new StaleRun(context, watch(pod)).clear(pod));
  }

  /** As {@link #refuseIfBusy}, but waits for the end of that run. */
  public void awaitFree(Manifests manifests, Workload workload) {
    boolean told = false;
    while (true) {
      try {
        refuseIfBusy(manifests, workload);
        return;
      } catch (BoulderK8sException e) {
        if (e.kind() != FailureKind.BUSY) {
          throw e;
        }
        if (!told) {
          reporter.progress("waiting: " + e.problems().getFirst().what());
          told = true;
        }
      }
      context.pause().pause(BETWEEN_LOOKS);
    }
  }

  /** Runs a workload to its end; the exit code is the command's own. */
  private int execute(Manifests manifests, Workload workload, RunOutput output) {
    Pod pod = manifests.run(workload, runIds.get());
    clear(pod);
    Pod created = create(pod);
    try (FollowedRun run = followed(created)) {
      return run.plain(output).orThrow();
    } finally {
      Cancellation.shielded(() -> dismiss(created));
    }
  }

  private FollowedRun followed(Pod created) {
    return new FollowedRun(
        context, watch(created), new RunPod(context.streams(), created, context.nodes()));
  }

  /**
   * Starts a run, and no more: `follow` is for the rest.
   *
   * @return the pod as it was created
   * @throws BoulderK8sException BUSY when another one is going on
   */
  public Pod launch(Manifests manifests, Workload workload, RunTicket ticket) {
    Pod pod = ticket.on(manifests.run(workload, ticket.id()));
    clear(pod);
    return create(pod);
  }

  private Pod create(Pod pod) {
    try {
      Pod created = api.resource(pod).create();
      watch(pod).created(created);
      return created;
    } catch (KubernetesClientException e) {
      throw e.getCode() == HttpURLConnection.HTTP_CONFLICT ? StaleRun.overtaken(pod) : e;
    }
  }

  /** Waits until a run that was launched has started. */
  public void awaitStart(Pod created) {
    RunPod pod = new RunPod(context.streams(), created, context.nodes());
    try (RunFollower follower = new RunFollower(context, watch(created), pod)) {
      follower.awaitStart();
    }
  }

  /**
   * Follows a run to its end. One that is only out of reach may still come to a good one: its pod
   * stays.
   *
   * @return the command's own exit code
   */
  public int follow(Pod created, RunTicket ticket, FollowOptions options) {
    reporter.report(new Event.RunStarted(ticket.id()));
    Verdict verdict = verdict(created, ticket, options);
    String failure = verdict.failure().map(Throwable::getMessage).orElse("");
    reporter.report(new Event.RunEnded(ticket.id(), verdict.toolExitCode(), failure));
    return verdict.orThrow();
  }

  private Verdict verdict(Pod created, RunTicket ticket, FollowOptions options) {
    boolean mustGo = false;
    try (FollowedRun run = followed(created)) {
      Verdict verdict = run.recorded(ticket, created.getMetadata().getNamespace(), options);
      mustGo = verdict.over() && !options.keepPod() && canGo(verdict) && run.isSoleReader();
      return verdict;
    } catch (RuntimeException e) {
      // a run survives what ends its client, but not the user's word before it could be followed
      mustGo = Cancellation.requested().isPresent() && options.forwardSignals();
      throw e;
    } finally {
      if (mustGo) {
        Cancellation.shielded(() -> remove(created));
      }
    }
  }

  /** A pod whose node is gone went with it; nobody is there to be told. */
  private boolean canGo(Verdict verdict) {
    return verdict.failure().isEmpty() || context.nodes().lost().isEmpty();
  }

  /** It goes while others start; whoever wants its name waits for that. */
  private void dismiss(Pod pod) {
    try {
      api.resource(pod).delete();
    } catch (KubernetesClientException e) {
      reporter.notice("the pod of the setup is not gone yet: " + e.getMessage());
    }
  }

  /** Slow as it may be to go: how the run ended is known, and must not be lost for that. */
  private void remove(Pod pod) {
    try {
      reporter.span(
          "the end of pod " + pod.getMetadata().getName(),
          () -> new PodLifecycle(api, watch(pod)).delete(pod));
    } catch (BoulderK8sException | KubernetesClientException e) {
      reporter.notice("the pod of the run is not gone yet: " + e.getMessage());
    }
  }

  private PodWatch watch(Manifests manifests) {
    return context.watches().of(namespace(manifests));
  }

  private PodWatch watch(Pod pod) {
    return context.watches().of(pod.getMetadata().getNamespace());
  }

  private static String namespace(Manifests manifests) {
    return manifests.namespace().getMetadata().getName();
  }
}
