package io.boulderk8s.cluster;

/**
 * A snapshot: an image of a whole node, with its cluster and images.
 *
 * @param reference its tag
 * @param key what it was made of; boulder-k8s uses it only where all of that is the same
 * @param version of the boulder-k8s that made it
 * @param host name of the node, which its certificates name
 * @param created ISO 8601
 * @param bytes of disk
 */
public record NodeSnapshot(
    String reference, String key, String version, String host, String created, long bytes) {
  public static final String REPOSITORY = "boulder-k8s/snapshot";

  /** Returns the reference of the snapshot with this key: the tag is the key's first part. */
  public static String reference(String key) {
    return REPOSITORY + ":" + key.substring(0, 12);
  }
}
