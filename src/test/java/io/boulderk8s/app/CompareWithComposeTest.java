package io.boulderk8s.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.parity.Recording;
import io.boulderk8s.parity.probe.Execution;
import io.boulderk8s.parity.probe.Observed;
import io.boulderk8s.parity.probe.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The order of the steps of `parity`, without the two systems. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class CompareWithComposeTest {
  private final List<String> steps = new ArrayList<>();
  private final FakeStack stack = new FakeStack();

  private record Named(String name) implements Side {
    @Override
    public void up() {}

    @Override
    public SortedMap<String, Observed> containers() {
      return new TreeMap<>();
    }

    @Override
    public String probe(Observed container, List<String> questions) {
      return "{}";
    }

    @Override
    public Execution test(List<String> arguments) {
      return new Execution(0, List.of(), List.of());
    }

    @Override
    public void down() {}
  }

  private final class TwoSystems implements CompareWithCompose.Systems {
    @Override
    public void imagesInEngine() {
      steps.add("images in the engine");
    }

    @Override
    public Side compose() {
      return new Named("compose");
    }

    @Override
    public CompareWithCompose.Cluster kubernetes() {
      steps.add("lock");
      return new CompareWithCompose.Cluster() {
        @Override
        public Side side() {
          return new Named("k8s");
        }

        @Override
        public void close() {
          steps.add("release");
        }
      };
    }
  }

  private Recording recorded(Side side) {
    steps.add("record " + side.name());
    if (steps.contains("fail")) {
      throw new IllegalStateException("no recording");
    }
    return Recording.of(side.name(), "", List.of());
  }

  private final CompareWithCompose parity =
      new CompareWithCompose(new TwoSystems(), this::recorded);

  @Test
  void compose_has_its_images_before_it_is_recorded() {
    parity.compose();
    assertThat(steps).containsExactly("images in the engine", "record compose");
  }

  @Test
  void the_stack_is_kept_from_others_as_long_as_it_is_recorded() {
    parity.kubernetes();
    assertThat(steps).containsExactly("lock", "record k8s", "release");
  }

  @Test
  void a_recording_that_fails_leaves_no_lock() {
    steps.add("fail");
    assertThatThrownBy(parity::kubernetes).hasMessage("no recording");
    assertThat(steps).endsWith("record k8s", "release");
  }

  private ParityStack held() {
    return new ParityStack(stack, _ -> Requests.run(), Requests.NOWHERE);
  }

  @Test
  void tests_run_on_a_stack_that_is_up() {
    stack.testsEndWith(4);
    try (ParityStack held = held()) {
      assertThat(held.test(List.of("--unit")).exitCode()).isEqualTo(4);
    }
    assertThat(stack.steps())
        .containsExactly(
            "lock, waiting: boulder-k8s parity",
            "owner",
            "busy",
            "images",
            "claim",
            "announce",
            "volumes",
            "setup",
            "rollout",
            "ticket",
            "launch",
            "follow",
            "release");
  }

  @Test
  void a_run_that_goes_on_is_78_before_anything_is_touched() {
    stack.at(
        "busy",
        () -> {
          throw BoulderK8sException.of(FailureKind.BUSY, "", "a run goes on", "");
        });
    BoulderK8sException busy = catchThrowableOfType(BoulderK8sException.class, this::held);
    assertThat(busy.kind().exitCode()).isEqualTo(78);
    assertThat(stack.steps())
        .containsExactly("lock, waiting: boulder-k8s parity", "owner", "busy", "release");
  }

  @Test
  void a_setup_that_fails_is_77_and_no_test_runs() {
    stack.setupEndsWith(1);
    try (ParityStack held = held()) {
      BoulderK8sException end =
          catchThrowableOfType(BoulderK8sException.class, () -> held.test(List.of()));
      assertThat(end.kind().exitCode()).isEqualTo(77);
    }
    assertThat(stack.steps()).endsWith("setup", "release");
  }
}
