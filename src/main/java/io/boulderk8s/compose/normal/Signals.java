package io.boulderk8s.compose.normal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Parses signals by the names and numbers that Docker accepts. */
final class Signals {
  /** By number, from 1 on (signal(7), x86 and ARM). */
  private static final List<String> NAMES =
      List.of(
          ("HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT"
                  + " STOP TSTP TTIN TTOU URG XCPU XFSZ VTALRM PROF WINCH IO PWR SYS")
              .split(" "));

  private static final int STOP = 19;
  private static final int FIRST_REAL_TIME = 34;
  private static final int LAST_REAL_TIME = 64;

  private Signals() {}

  /**
   * Returns an empty result for an unknown signal, and for SIGSTOP: a stopped process does not end.
   */
  static Optional<Integer> number(String text) {
    String name = text.toUpperCase(Locale.ROOT).replaceFirst("^SIG", "");
    Optional<Integer> found =
        name.matches("[0-9]{1,2}") ? Optional.of(Integer.valueOf(name)) : named(name);
    return found.filter(number -> number > 0 && number <= LAST_REAL_TIME && number != STOP);
  }

  private static Optional<Integer> named(String name) {
    return switch (name) {
      case "IOT" -> Optional.of(NAMES.indexOf("ABRT") + 1);
      case "CLD" -> Optional.of(NAMES.indexOf("CHLD") + 1);
      case "POLL" -> Optional.of(NAMES.indexOf("IO") + 1);
      case String real when real.matches("RTMIN(\\+[0-9]{1,2})?") ->
          Optional.of(FIRST_REAL_TIME + distance(real));
      case String real when real.matches("RTMAX(-[0-9]{1,2})?") ->
          Optional.of(LAST_REAL_TIME - distance(real));
      default -> Optional.of(NAMES.indexOf(name) + 1);
    };
  }

  private static int distance(String realTime) {
    String digits = realTime.replaceFirst("^[A-Z]+[+-]?", "");
    return digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }
}
