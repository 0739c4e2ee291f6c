package io.boulderk8s.run;

import io.boulderk8s.concurrent.Alarm;
import io.boulderk8s.concurrent.Cancellation;
import io.boulderk8s.concurrent.CancelledException;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.kube.PodWatch;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Follows a run, with its record on this machine, its time limit, and a watch on its dependencies.
 */
final class FollowedRun implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(10);

  /** A shorter time than usual: without a dependency the tests' further output is worth little. */
  private static final Duration GRACE_WITHOUT_DEPENDENCY = Duration.ofSeconds(3);

  private final RunContext context;
  private final String namespace;
  private final RunFollower follower;
  private final RunGuard guard;
  private PodWatch.@Nullable Observation dependencies;
  private @Nullable Loss loss;
  private final List<String> notes = new CopyOnWriteArrayList<>();

  /** Why the record of the run is not whole, for a user who wants a copy. */
  private record Loss(String why, String next) {
    static Loss of(String why) {
      return new Loss(why, "make room or mend the permissions, then run it again");
    }
  }

  /** The end of the run, and its verdict. */
  private record Followed(RunEnd ending, RunVerdict verdict) {}

  /**
   * Prepares to follow a run.
   *
   * @param created its pod, as the API server returned it
   */
  FollowedRun(RunContext context, Pod created) {
    this.context = context;
    this.namespace = created.getMetadata().getNamespace();
    this.follower = new RunFollower(context, created);
    this.guard = new RunGuard(follower.supervisor(), context.pause());
  }

  /** Follows it without a record, a limit or a watch: for the setup. */
  RunVerdict plain(RunOutput output) {
    return followed(FollowOptions.plain(output), Optional.empty()).verdict();
  }

  /** Follows it with all of them. */
  RunVerdict recorded(RunTicket ticket, FollowOptions options) {
    if (!options.keepGoing()) {
      DependencyWatch watch =
          new DependencyWatch(this::note, why -> guard.end(why, GRACE_WITHOUT_DEPENDENCY));
      dependencies = context.pods().watch(namespace).observe(watch::see);
    }
    try (Alarm _ = alarm()) {
      RunVerdict verdict = inRecord(ticket, options);
      @Nullable Loss lost = loss;
      return lost == null || options.artifacts().isEmpty()
          ? verdict
          : verdict.withoutArtifacts(options.artifacts().get(), lost.why(), lost.next());
    }
  }

  private RunVerdict inRecord(RunTicket ticket, FollowOptions options) {
    Optional<RunRecording> opened;
    try {
      opened = context.records().open(ticket.id());
    } catch (UncheckedIOException e) {
      lose("this run leaves no record: " + e.getMessage());
      return followed(options, Optional.empty()).verdict();
    }
    if (opened.isPresent()) {
      try (RunRecording recording = opened.get()) {
        RunRecord begun = RunRecord.begun(ticket, context.cluster(), namespace);
        return recorded(begun, options, recording);
      }
    }
    lose(
        new Loss(
            "another boulder-k8s on this machine follows this run, too: the record is its",
            "`boulder-k8s attach --artifacts DIR " + ticket.id() + "` copies that record"));
    follower.readsBeside(new OtherReader(context.records(), ticket.id()));
    return followed(options, Optional.empty()).verdict();
  }

  /** Tells whether this process removes the rest of the run: no other process reads it. */
  boolean isSoleReader() {
    return follower.isSoleReader();
  }

  private RunVerdict recorded(RunRecord record, FollowOptions options, RunRecording recording) {
    write(recording, record);
    Followed followed = followed(options, Optional.of(recording));
    RunVerdict verdict = followed.verdict();
    Cancellation.shielded(
        () -> {
          awaitDependencyWatch();
          write(
              recording,
              record.ended(
                  context.reporter().clock().instant().toString(),
                  followed.ending(),
                  verdict,
                  notes));
          options.artifacts().ifPresent(folder -> copy(recording, folder));
        });
    return verdict;
  }

  private void copy(RunRecording recording, Path folder) {
    try {
      recording.copyTo(folder);
    } catch (UncheckedIOException e) {
      loss = Loss.of(String.valueOf(e.getCause()));
    }
  }

  /** Loses a record that cannot be written, not the outcome of the tests. */
  private void write(RunRecording recording, RunRecord record) {
    try {
      recording.write(record);
    } catch (UncheckedIOException e) {
      lose(
          "the record of this run is not complete: %s: %s"
              .formatted(recording.folder(), e.getMessage()));
    }
  }

  private Followed followed(FollowOptions options, Optional<RunRecording> recording) {
    UserStream stdout = userStream("stdout", options.output().stdout());
    UserStream stderr = userStream("stderr", options.output().stderr());
    try (OutputStream out = both(stdout, recording, RunRecording::stdout);
        OutputStream err = both(stderr, recording, RunRecording::stderr)) {
      follower.awaitStart();
      // an agent of another version is reported before anything of it is read
      var _ = follower.supervisor().status();
      RunEnd ending =
          follower.follow(
              out,
              err,
              guard,
              options.forwardSignals(),
              () -> recording.ifPresent(this::keepTimes));
      // the dependencies' state until now may explain the end
      awaitDependencyWatch();
      tellUnrecorded("stdout", out);
      tellUnrecorded("stderr", err);
      return new Followed(ending, verdict(ending, stdout, stderr));
    } catch (BoulderK8sException e) {
      String why = String.valueOf(e.getMessage());
      // nothing is known from an agent of another version
      return new Followed(
          RunEnd.unseen(why), RunVerdict.without(e, e.kind() != FailureKind.UNAVAILABLE));
    } catch (CancelledException e) {
      return new Followed(
          RunEnd.unseen(String.valueOf(e.getMessage())),
          RunVerdict.without(BoulderK8sException.of(e), options.forwardSignals()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private UserStream userStream(String name, OutputStream to) {
    return new UserStream(to, () -> context.reporter().mark("first bytes of " + name));
  }

  private OutputStream both(
      UserStream user,
      Optional<RunRecording> recording,
      Function<RunRecording, OutputStream> record) {
    try {
      return recording.isEmpty() ? user : new Tee(user, record.apply(recording.get()));
    } catch (UncheckedIOException e) {
      lose("the record of this run is without output: " + e.getMessage());
      return user;
    }
  }

  private void tellUnrecorded(String name, OutputStream stream) {
    if (stream instanceof Tee tee) {
      tee.unrecorded(name).ifPresent(what -> lose("the record of this run is not whole: " + what));
    }
  }

  private void keepTimes(RunRecording recording) {
    try (OutputStream to = recording.times()) {
      if (!follower.supervisor().times(to)) {
        note("the times of the output could not be kept");
      }
    } catch (IOException | UncheckedIOException e) {
      note("the times of the output could not be kept: " + e.getMessage());
    }
  }

  private Alarm alarm() {
    return context
        .limits()
        .limit(Limits.Phase.RUN)
        .map(limit -> Alarm.after(limit, () -> guard.end(overtime(limit), GRACE)))
        .orElseGet(Alarm::never);
  }

  private static BoulderK8sException overtime(Duration limit) {
    return BoulderK8sException.of(
        FailureKind.TIMEOUT,
        "phase run",
        "the tests did not end within %s; they were stopped (SIGINT, SIGTERM after %s, then SIGKILL)"
            .formatted(Phases.text(limit), Phases.text(GRACE)),
        Limits.option(Limits.Phase.RUN) + " sets another limit");
  }

  private RunVerdict verdict(RunEnd ending, UserStream stdout, UserStream stderr) {
    ending
        .supervisor()
        .filter(status -> status.oomKills() > 0)
        .ifPresent(
            status ->
                note(
                    "the kernel killed %d processes of the run for lack of memory"
                        .formatted(status.oomKills())));
    RunVerdict.lost(ending).ifPresent(what -> note("output is missing: " + what));
    ending.supervisor().flatMap(RunStatus::standIns).ifPresent(this::tell);
    Optional<String> unwritten = stdout.unwritten("stdout").or(() -> stderr.unwritten("stderr"));
    unwritten.ifPresent(this::note);
    return RunVerdict.of(ending, guard.cause(), unwritten);
  }

  private void tell(StandInReport services) {
    services
        .doubt()
        .ifPresentOrElse(this::note, () -> context.reporter().progress(services.praise()));
  }

  private void awaitDependencyWatch() {
    if (dependencies != null) {
      dependencies.await();
    }
  }

  /** Ends the watches beside the run. */
  @Override
  public void close() {
    try (follower) {
      if (dependencies != null) {
        dependencies.close();
      }
    }
  }

  /** What the record lacks, the user's artifacts would lack, too. */
  private void lose(String why) {
    lose(Loss.of(why));
  }

  private void lose(Loss what) {
    loss = what;
    note(what.why());
  }

  private void note(String text) {
    notes.add(text);
    context.reporter().notice(text);
  }
}
