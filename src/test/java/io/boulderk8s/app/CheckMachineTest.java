package io.boulderk8s.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.check.CheckResult;
import io.boulderk8s.check.Finding;
import io.boulderk8s.check.MachineCheck;
import io.boulderk8s.check.MachineChecks;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The order of the steps of `doctor`, without a look at this machine. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class CheckMachineTest {
  private static final CheckResult PASSED = new CheckResult.Passed("there");
  private static final CheckResult WARNING = new CheckResult.Warning("little room", "make some");
  private static final CheckResult SKIPPED = new CheckResult.Skipped("nobody asks");

  private final List<String> steps = new ArrayList<>();

  /** Notes that it ran. */
  private record Check(String name, List<String> steps, Supplier<CheckResult> result)
      implements MachineCheck {
    @Override
    public CheckResult run() {
      steps.add(name);
      return result.get();
    }
  }

  private Check check(String name, Supplier<CheckResult> result) {
    return new Check(name, steps, result);
  }

  private static CheckMachine by(Check... checks) {
    return CheckMachine.by(new MachineChecks(List.of(checks)));
  }

  @Test
  void each_check_runs_once_in_the_order_of_the_output_whatever_another_one_found() {
    CheckMachine machine =
        by(
            check("engine", () -> PASSED),
            check(
                "cache",
                () -> {
                  throw BoulderK8sException.of(FailureKind.IO, "HOME", "is not set", "set it");
                }),
            check("disk", () -> WARNING));

    assertThat(machine.isFit()).isFalse();
    assertThat(machine.findings())
        .containsExactly(
            new Finding("engine", PASSED),
            new Finding("cache", new CheckResult.Failed("is not set", "set it")),
            new Finding("disk", WARNING));
    assertThat(steps).containsExactly("engine", "cache", "disk");
  }

  @Test
  void a_machine_is_fit_whose_checks_only_warn_or_are_skipped() {
    CheckMachine machine =
        by(
            check("engine", () -> PASSED),
            check("disk", () -> WARNING),
            check("registry", () -> SKIPPED));

    assertThat(machine.isFit()).isTrue();
    assertThat(steps).containsExactly("engine", "disk", "registry");
  }

  @Test
  void one_check_that_failed_is_enough_to_make_it_unfit_wherever_it_stands() {
    CheckResult failed = new CheckResult.Failed("no docker", "install it");

    assertThat(by(check("engine", () -> failed), check("disk", () -> PASSED)).isFit()).isFalse();
    assertThat(by(check("disk", () -> PASSED), check("engine", () -> failed)).isFit()).isFalse();
  }
}
