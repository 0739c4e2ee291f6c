package io.boulderk8s.cluster;

/**
 * An image that a whole node was made into: cluster, images and all.
 *
 * @param reference its tag
 * @param key what it was made of; it is used only where all of that is the same
 * @param version of the boulder-k8s that made it
 * @param host name of the node, which its certificates name
 * @param created ISO 8601
 * @param bytes of disk
 */
public record Snapshot(
    String reference, String key, String version, String host, String created, long bytes) {
  public static final String REPOSITORY = "boulder-k8s/snapshot";

  /** Its tag says which key it has: the first part of it. */
  public static String reference(String key) {
    return REPOSITORY + ":" + key.substring(0, 12);
  }
}
