package io.boulderk8s.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.boulderk8s.concurrent.Background;
import io.boulderk8s.concurrent.Cancellation;
import io.boulderk8s.deploy.VolumeReset;
import io.boulderk8s.image.ImageLoader;
import io.boulderk8s.plan.Workload;
import io.boulderk8s.run.FollowOptions;
import io.boulderk8s.run.RunOutput;
import io.boulderk8s.run.RunTicket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A stack without a cluster: notes each step, and does at one of them what a test wants. */
final class FakeStack implements OpenStack {
  private final List<String> steps = Collections.synchronizedList(new ArrayList<>());
  private final List<String> asked = new ArrayList<>();
  private final Map<String, Runnable> events = new HashMap<>();
  private final Thread user = Thread.currentThread();
  private boolean split;
  private int setupCode;
  private int testCode;

  FakeStack setupEndsWith(int code) {
    setupCode = code;
    return this;
  }

  /** Its services are split from the runner. */
  FakeStack withServices() {
    split = true;
    return this;
  }

  FakeStack testsEndWith(int code) {
    testCode = code;
    return this;
  }

  /** What happens while a step goes on. */
  FakeStack at(String step, Runnable event) {
    events.put(step, event);
    return this;
  }

  List<String> steps() {
    return List.copyOf(steps);
  }

  /** After which steps somebody began to look after images. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  private void step(String name) {
    steps.add(name);
    events.getOrDefault(name, () -> {}).run();
  }

  @Override
  public Sweep sweep() {
    step("sweep");
    return () -> steps.add("end the sweep");
  }

  @Override
  public Hold lock(String command, boolean waits) {
    step("lock" + (waits ? ", waiting" : "") + ": " + command);
    return new Hold() {
      @Override
      public void announce() {
        step("announce");
      }

      @Override
      public void close() {
        steps.add("release");
      }
    };
  }

  /** They are there when somebody waits for them, and not before. */
  @Override
  public Background<Optional<ImageLoader.Outcome>> images() {
    asked.add(steps.isEmpty() ? "" : steps.getLast());
    return Background.of(
        () -> {
          while (user.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
          }
          if (Cancellation.requested().isEmpty()) {
            step("images");
          }
          return Optional.empty();
        });
  }

  @Override
  public void refuseForeign() {
    step("owner");
  }

  @Override
  public void refuseBusy(Workload run) {
    step("busy");
  }

  @Override
  public void awaitFree(Workload run) {
    step("wait for the run");
  }

  @Override
  public void claim() {
    step("claim");
  }

  @Override
  public void reset() {
    step("reset");
  }

  @Override
  public VolumeReset resetVolumes() {
    step("volumes");
    return VolumeReset.none();
  }

  @Override
  public int setUp(
      Optional<ImageLoader.Outcome> images, VolumeReset volumeReset, RunOutput output) {
    step("setup");
    try {
      output.stdout().write("certificates made\n".getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return setupCode;
  }

  @Override
  public void rollOut(VolumeReset volumeReset) {
    step("rollout");
  }

  @Override
  public Optional<SplitServices> services() {
    return split ? Optional.of(new Services()) : Optional.empty();
  }

  private final class Services implements SplitServices {
    @Override
    public void rollForward() {
      step("forward");
    }

    @Override
    public void keepRolledBack() {
      step("keep what was rolled back");
    }

    @Override
    public void build(RunOutput output) {
      step("build programs");
    }

    @Override
    public void supplyImage() {
      step("image of programs");
    }

    @Override
    public void rollOut() {
      step("services");
    }

    @Override
    public void restartTestServers() {
      step("test servers");
    }
  }

  @Override
  public RunTicket ticket(Workload run) {
    step("ticket");
    return new RunTicket("run1", List.of(), "somebody", "2026-01-01T00:00:00Z");
  }

  @Override
  public LaunchedRun launch(Workload run, RunTicket ticket) {
    step("launch");
    return new LaunchedRun() {
      @Override
      public String id() {
        return ticket.id();
      }

      @Override
      public void awaitStart() {
        step("start");
      }

      @Override
      public int follow(FollowOptions options) {
        step("follow");
        return testCode;
      }
    };
  }

  @Override
  public int reporting(Supplier<Integer> work) {
    int code = reportingFailure(work);
    steps.add("report " + code);
    return code;
  }

  @Override
  public int reportingFailure(Supplier<Integer> work) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      steps.add("report a failure");
      throw e;
    }
  }

  @Override
  public void tellItStays() {
    step("it stays");
  }

  @Override
  public void remove() {
    step("remove");
  }

  @Override
  public void close() {
    steps.add("close");
  }
}
