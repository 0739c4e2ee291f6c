package io.boulderk8s.boulder;

import java.util.regex.Pattern;

/** What Boulder's programs and those beside them print when something is wrong. */
public final class BoulderLogs {
  /**
   * Boulder's syslog lines carry the priority before the program's name: 4 is a warning, less is
   * worse (log/log.go). Other programs say a word.
   */
  public static final Pattern ALARMING =
      Pattern.compile(
          "\\w\\[\\d+\\]: [0-4] |\\[(?:ERROR|AUDIT"
              + " ERROR|FATAL|WARN(?:ING)?)\\]|\\b(?:panic|fatal|FATAL|ERROR)\\b");

  /** A name that Consul did not answer, as group `asked` or `looked` where the line says it. */
  public static final Pattern CONSUL_WITHOUT_SERVICE =
      Pattern.compile(
          "(?<asked>[\\w.-]+\\.service\\.(?:\\w+\\.)?consul)\\.?(?: on [\\d.:]+)?: no such host"
              + "|lookup (?<looked>[\\w.-]+\\.service\\.(?:\\w+\\.)?consul)"
              + "|Is consul running\\?"
              + "|produced zero addresses");

  /** What to do about that. */
  public static final String CONSUL_ADVICE =
      "`boulder-k8s logs bconsul`; compare test/consul/config.hcl with the name";

  private BoulderLogs() {}

  /** Whether a name is one that only Boulder's own environment has. */
  public static boolean isOwnName(String host) {
    return host.endsWith(".consul") || host.startsWith("boulder-");
  }
}
