package io.boulderk8s.cluster;

/**
 * Warns about a cluster whose network is not ours. Agents keep the pods of one stack apart on every
 * network; other namespaces are kept out by NetworkPolicies alone, which not every network
 * enforces.
 */
public final class UncheckedNetwork {
  private UncheckedNetwork() {}

  /**
   * For the user, where such a cluster is made or used.
   *
   * @param what the node image or the context
   */
  public static String notice(String what) {
    return what
        + ": nobody checks that its network enforces NetworkPolicies. Where it does not, pods of other"
        + " namespaces reach this stack's by their pod addresses (docs/stock-node.md)";
  }
}
