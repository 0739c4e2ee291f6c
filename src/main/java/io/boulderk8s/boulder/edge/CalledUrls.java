package io.boulderk8s.boulder.edge;

import java.util.Map;
import java.util.Optional;

/** Tells which URLs of a configuration are called: many are told to others. */
public final class CalledUrls {
  /** As ctpolicy/loglist: classic logs, and tiled ones, which are submitted to elsewhere. */
  private static final Map<String, String> OF_LOGS =
      Map.of("logs", "url", "tiled_logs", "submission_url");

  private CalledUrls() {}

  /**
   * Tells whether it is those under this key.
   *
   * @param key in small letters
   */
  public static boolean areUnder(String key) {
    return key.endsWith("baseurl") || key.equals("s3endpoint") || key.equals("monitoringprefix");
  }

  /**
   * Returns the key of the URL of each log of a list.
   *
   * @param logs the key of the list
   */
  public static Optional<String> ofLogsUnder(String logs) {
    return Optional.ofNullable(OF_LOGS.get(logs));
  }
}
