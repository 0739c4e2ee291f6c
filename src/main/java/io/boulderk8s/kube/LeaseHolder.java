package io.boulderk8s.kube;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A process that works on a stack, as a Lease names it.
 *
 * @param installation its id
 * @param host the machine's name and the cache folder there
 */
public record LeaseHolder(String installation, String host, String process) {
  private static final Pattern IDENTITY = Pattern.compile("([^/]+)/([^/]+)/([^/]+)");

  /** The `holderIdentity`. */
  public String identity() {
    return installation + "/" + host + "/" + process;
  }

  /** Who is meant; empty for what is not of ours. */
  public static Optional<LeaseHolder> parse(String identity) {
    Matcher parts = IDENTITY.matcher(identity);
    return parts.matches()
        ? Optional.of(new LeaseHolder(parts.group(1), parts.group(2), parts.group(3)))
        : Optional.empty();
  }

  /** Whether the two keep each other out by file locks, which end with their process. */
  public boolean sharesLocksWith(LeaseHolder other) {
    return installation.equals(other.installation) && host.equals(other.host);
  }
}
