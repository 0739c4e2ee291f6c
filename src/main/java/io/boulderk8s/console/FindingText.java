package io.boulderk8s.console;

import io.boulderk8s.app.CheckMachine;
import io.boulderk8s.check.CheckResult;
import io.boulderk8s.check.Finding;
import java.util.stream.Collectors;

/** Shows what the checks of this machine found. */
public final class FindingText {
  private FindingText() {}

  /** Returns a line for each, with the next step where one is needed. */
  public static String of(CheckMachine machine) {
    return machine.findings().stream()
        .map(finding -> of(finding) + "\n")
        .collect(Collectors.joining());
  }

  private static String of(Finding finding) {
    return switch (finding.result()) {
      case CheckResult.Passed(String what) -> line("ok", finding, what);
      case CheckResult.Warning(String what, String next) ->
          line("warning", finding, what) + "\n           -> " + next;
      case CheckResult.Failed(String what, String next) ->
          line("FAILED", finding, what) + "\n           -> " + next;
      case CheckResult.Skipped(String why) -> line("skipped", finding, why);
    };
  }

  private static String line(String mark, Finding finding, String what) {
    return "%-8s   %s: %s".formatted(mark, finding.name(), what);
  }
}
