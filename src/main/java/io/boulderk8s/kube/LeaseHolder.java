package io.boulderk8s.kube;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Identifies the process that holds a Lease, and so works on a stack.
 *
 * @param installation its id
 * @param host the machine's name and the cache folder there
 */
public record LeaseHolder(String installation, String host, String process) {
  private static final Pattern IDENTITY = Pattern.compile("([^/]+)/([^/]+)/([^/]+)");

  /** Returns the `holderIdentity`. */
  public String identity() {
    return installation + "/" + host + "/" + process;
  }

  /** Parses a `holderIdentity`; empty for one that is not ours. */
  public static Optional<LeaseHolder> parse(String identity) {
    Matcher parts = IDENTITY.matcher(identity);
    return parts.matches()
        ? Optional.of(new LeaseHolder(parts.group(1), parts.group(2), parts.group(3)))
        : Optional.empty();
  }

  /** Tells whether two processes exclude each other by file locks, which end with their process. */
  public boolean sharesLocksWith(LeaseHolder other) {
    return installation.equals(other.installation) && host.equals(other.host);
  }
}
