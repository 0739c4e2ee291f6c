package io.boulderk8s.boulder;

import java.util.regex.Pattern;

/** Recognises what Boulder's programs and services print when something is wrong. */
public final class BoulderLogs {
  /**
   * Boulder's syslog lines carry the priority before the program's name: 4 is a warning, less is
   * worse (log/log.go). Other programs print a word.
   */
  public static final Pattern ALARMING =
      Pattern.compile(
          "\\w\\[\\d+\\]: [0-4] |\\[(?:ERROR|AUDIT"
              + " ERROR|FATAL|WARN(?:ING)?)\\]|\\b(?:panic|fatal|FATAL|ERROR)\\b");

  /**
   * Matches a failed Consul lookup; group `asked` or `looked` is the name where the line has it.
   */
  public static final Pattern CONSUL_WITHOUT_SERVICE =
      Pattern.compile(
          "(?<asked>[\\w.-]+\\.service\\.(?:\\w+\\.)?consul)\\.?(?: on [\\d.:]+)?: no such host"
              + "|lookup (?<looked>[\\w.-]+\\.service\\.(?:\\w+\\.)?consul)"
              + "|Is consul running\\?"
              + "|produced zero addresses");

  /** The next step for it. */
  public static final String CONSUL_ADVICE =
      "`boulder-k8s logs bconsul`; compare test/consul/config.hcl with the name";

  private BoulderLogs() {}

  /** Tells whether only Boulder's own environment has this name. */
  public static boolean isOwnName(String host) {
    return host.endsWith(".consul") || host.startsWith("boulder-");
  }
}
